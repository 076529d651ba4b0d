using Portal.Core.Pdf;

namespace Portal.Tests.Core.Pdf;

public sealed class PdfAppearanceTests : IDisposable
{
    private const string Look = "/AP<</N 7 0 R>>";
    private readonly PdfWorkshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Theory]
    [InlineData("/Subtype/Widget/FT/Tx/T(a)/V(Value)" + Look)]
    [InlineData("/Subtype/Widget/FT/Tx/T(a)/V<FEFF69CB>" + Look)]
    [InlineData("/Subtype/FreeText/Contents(Value)" + Look)]
    [InlineData("/Subtype/Stamp/F 4" + Look)]
    public async Task Values_and_comments_stay_on_the_page_as_they_looked(string annotation)
    {
        Assert.Contains("Drawn value", await TextOf(annotation));
    }

    [Theory]
    [InlineData("/Subtype/FreeText/F 2/Contents(Value)" + Look)] // hidden
    [InlineData("/Subtype/FreeText/F 32/Contents(Value)" + Look)] // not on a screen
    [InlineData("/Subtype/Popup/Open false/Contents(Value)" + Look)]
    public async Task What_was_not_seen_stays_unseen(string annotation)
    {
        Assert.DoesNotContain("Drawn value", await TextOf(annotation));
    }

    [Fact]
    public async Task A_value_without_a_look_is_drawn()
    {
        Assert.Contains("12-34567", await TextOf("/Subtype/Widget/FT/Tx/T(a)/V(12-34567)/DA(/F1 12 Tf 0 g)"));
    }

    [Theory]
    [InlineData("(Latin)", "BT /F1 12 Tf 5 8 Td (Drawn value) Tj ET", "Drawn value")] // a good look is kept
    [InlineData("<FEFF69CB>", "BT /F1 12 Tf 5 8 Td (Drawn value) Tj ET", "Drawn value")]
    [InlineData("(Latin)", "/Tx BMC EMC", "Latin")] // an empty one is drawn
    [InlineData("<FEFF69CB>", "/Tx BMC EMC", null)] // unless nobody can
    public async Task A_file_that_asks_for_redrawing_loses_no_value(string value, string look, string? shown)
    {
        var pdf = new TinyPdf
        {
            Page = "/MediaBox[0 0 595 842]/Annots[6 0 R]",
            Catalog = "/AcroForm<</Fields[6 0 R]/NeedAppearances true/DR<</Font<</F1 5 0 R>>>>/DA(/F1 12 Tf 0 g)>>",
        }.Add(
            $"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V{value}/Rect[100 100 400 130]/AP<</N 7 0 R>>/DA(/F1 12 Tf 0 g)>>",
            TinyPdf.Stream("/Type/XObject/Subtype/Form/BBox[0 0 300 30]/Resources<</Font<</F1 5 0 R>>>>", look));

        var (outcome, path) = await workshop.CleanAsync(workshop.Write(pdf.Build()));

        if (shown is null)
        {
            Assert.Equal(new PdfCleaning.Refused(PdfRefusal.DynamicForm), outcome);
        }
        else
        {
            Assert.Contains(shown, await PdfWorkshop.TextAsync(path));
        }
    }

    [Theory]
    [InlineData("/MediaBox[0 0 595 842]", 595, 842)]
    [InlineData("/MediaBox[0 0 595 842]/Rotate 90", 842, 595)]
    [InlineData("/MediaBox[0 0 595 842]/Rotate -90", 842, 595)]
    [InlineData("/MediaBox[0 0 595 842]/Rotate 450", 842, 595)]
    [InlineData("/MediaBox[-100 -50 495 792]", 595, 842)]
    [InlineData("/MediaBox[595 842 0 0]", 595, 842)]
    [InlineData("/MediaBox[0 0 297.5 421]/UserUnit 2", 595, 842)]
    [InlineData("/MediaBox[0 0 900 900]/CropBox[100 29 695 871]", 595, 842)]
    [InlineData("/MediaBox[0 0 595 842]/CropBox[-50 -50 9999 9999]", 595, 842)]
    [InlineData("", 842, 595)] // inherited: MediaBox and Rotate
    public async Task The_visual_size_is_what_a_reader_sees(string page, double width, double height)
    {
        var pdf = new TinyPdf
        {
            Page = page,
            TreeEntries = page == "" ? "/MediaBox[0 0 595 842]/Rotate 270" : "",
            Content = "BT /F1 24 Tf 110 200 Td (Visible text) Tj ET",
        };

        var (outcome, path) = await workshop.CleanAsync(workshop.Write(pdf.Build()));

        Assert.Equal([new PageSize(width, height)], Assert.IsType<PdfCleaning.Clean>(outcome).Pages);
        Assert.Equal([new PageSize(width, height)], await workshop.Get<PdfPages>().ReadAsync(path, default));
        var part = new PacketPart(path, [new PageSize(width, height)], "事例 0001", "事例 0001", null);
        var packet = workshop.NewPath();
        await workshop.Get<PacketAssembler>().AssembleAsync(new PacketPlan("", [], [part]), packet, null, default);
        Assert.Equal([new PageSize(width, height)], await workshop.Get<PdfPages>().ReadAsync(packet, default));
        Assert.Contains("Visible text", await PdfWorkshop.TextAsync(packet));
        if (!page.Contains("UserUnit", StringComparison.Ordinal))
        {
            await AssertSameLook(path, packet);
        }
    }

    [Fact]
    public async Task A_page_in_larger_units_is_bound_at_its_real_size()
    {
        var pdf = new TinyPdf
        {
            Page = "/MediaBox[0 0 297.5 421]/UserUnit 2",
            Content = "BT /F1 24 Tf 110 200 Td (Visible text) Tj ET",
        };
        var (_, path) = await workshop.CleanAsync(workshop.Write(pdf.Build()));
        var (part, packet) = (new PacketPart(path, [new PageSize(595, 842)], "", "事例 0001", null), workshop.NewPath());

        await workshop.Get<PacketAssembler>().AssembleAsync(new PacketPlan("", [], [part]), packet, null, default);

        // Type of 24 units at (110, 200) is 48 points at (220, 400).
        Assert.Contains("<word xMin=\"220.000000\"", await PdfWorkshop.TextAsync(packet, "-bbox"));
    }

    [Fact]
    public async Task A_page_without_resources_is_taken()
    {
        var pdf = new TinyPdf { WithoutResources = true, Content = "0 0 100 100 re f" };

        var (outcome, _) = await workshop.CleanAsync(workshop.Write(pdf.Build()));

        Assert.IsType<PdfCleaning.Clean>(outcome);
    }

    /// <summary>Apart from header and footer, of course.</summary>
    private static async Task AssertSameLook(string before, string after)
    {
        var (first, second) = (await PdfWorkshop.InkAsync(before), await PdfWorkshop.InkAsync(after));
        Assert.Equal(first[18..^18].Select(row => row.Sum() > 0.5), second[18..^18].Select(row => row.Sum() > 0.5));
    }

    private async Task<string> TextOf(string annotation)
    {
        var pdf = new TinyPdf
        {
            Page = "/MediaBox[0 0 595 842]/Annots[6 0 R]",
            Catalog = "/AcroForm<</Fields[6 0 R]/NeedAppearances false/DR<</Font<</F1 5 0 R>>>>/DA(/F1 12 Tf 0 g)>>",
        }.Add(
            $"<</Type/Annot/Rect[100 100 400 130]{annotation}>>",
            TinyPdf.Stream(
                "/Type/XObject/Subtype/Form/BBox[0 0 300 30]/Resources<</Font<</F1 5 0 R>>>>",
                "BT /F1 12 Tf 5 8 Td (Drawn value) Tj ET"));

        var (outcome, path) = await workshop.CleanAsync(workshop.Write(pdf.Build()));

        Assert.True(outcome is PdfCleaning.Clean, outcome.ToString());
        return await PdfWorkshop.TextAsync(path);
    }
}
