using System.Text;
using Portal.Core.Pdf;

namespace Portal.Tests.Core.Pdf;

public sealed class PdfRefusalTests : IDisposable
{
    private readonly PdfWorkshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>%PDF-1.7</body></html>")]
    [InlineData("PK\u0003\u0004")]
    public async Task What_does_not_begin_like_a_PDF_is_none(string content)
    {
        Assert.Equal(PdfRefusal.NotAPdf, await workshop.RefusalOf(workshop.Write(Encoding.Latin1.GetBytes(content))));
    }

    [Theory]
    [InlineData("encrypted-user.pdf")]
    [InlineData("encrypted-owner.pdf")]
    public async Task A_locked_file_is_refused_even_when_its_password_is_empty(string fixture)
    {
        Assert.Equal(PdfRefusal.Encrypted, await workshop.RefusalOf(PdfWorkshop.Fixture(fixture)));
    }

    [Theory]
    [InlineData("chromium.pdf", 0.5)]
    [InlineData("scan.pdf", 0.9)]
    [InlineData("libreoffice.pdf", 0.99)]
    public async Task A_file_that_was_cut_off_is_damaged(string fixture, double share)
    {
        var bytes = await File.ReadAllBytesAsync(PdfWorkshop.Fixture(fixture));

        Assert.Equal(PdfRefusal.Damaged, await workshop.RefusalOf(workshop.Write(bytes[..(int)(bytes.Length * share)])));
    }

    [Fact]
    public async Task A_page_tree_that_runs_in_circles_is_damaged()
    {
        var bytes = new TinyPdf { TreeEntries = "" }.Build();
        var circle = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(bytes).Replace("/Kids[3 0 R]", "/Kids[2 0 R]"));

        Assert.Equal(PdfRefusal.Damaged, await workshop.RefusalOf(workshop.Write(circle)));
    }

    [Fact]
    public async Task A_file_without_pages_is_refused()
    {
        Assert.Equal(PdfRefusal.NoPages, await workshop.RefusalOf(workshop.Write(new TinyPdf { PageCount = 0 }.Build())));
    }

    [Fact]
    public async Task Two_thousand_pages_are_taken_and_one_more_is_not()
    {
        var (full, _) = await workshop.CleanAsync(workshop.Write(new TinyPdf { PageCount = 2000 }.Build()));

        Assert.Equal(2000, Assert.IsType<PdfCleaning.Clean>(full).PageCount);
        Assert.Equal(
            PdfRefusal.TooManyPages, await workshop.RefusalOf(workshop.Write(new TinyPdf { PageCount = 2001 }.Build())));
    }

    [Fact]
    public async Task A_file_above_200_MB_is_refused_before_anything_reads_it()
    {
        var path = workshop.Write(new TinyPdf().Build());
        await using (var file = File.OpenWrite(path))
        {
            file.SetLength(PdfCleaner.MaxBytes + 1);
        }

        Assert.Equal(PdfRefusal.TooLarge, await workshop.RefusalOf(path));
    }

    [Theory]
    [InlineData("/MediaBox[0 0 1684 2384]")] // A1
    [InlineData("/MediaBox[0 0 14400 100]")]
    [InlineData("/MediaBox[0 0 20 20]")]
    [InlineData("/MediaBox[0 0 595 842]/UserUnit 4")]
    public async Task Pages_larger_than_A2_or_tiny_are_refused(string page)
    {
        Assert.Equal(PdfRefusal.OversizedPage, await workshop.RefusalOf(workshop.Write(new TinyPdf { Page = page }.Build())));
    }

    [Theory]
    [InlineData("/D<</OFF[6 0 R]>>", "<</Type/OCG/Name(Names)>>")]
    [InlineData("/D<</BaseState/OFF>>", "<</Type/OCG/Name(Names)>>")]
    [InlineData("/D<<>>", "<</Type/OCG/Name(Names)/Usage<</View<</ViewState/OFF>>>>>>")]
    [InlineData("/D<<>>", "<</Type/OCMD/P/AllOff/OCGs[]>>")]
    public async Task A_layer_that_is_hidden_would_be_shown_by_cleaning_and_is_refused(string settings, string layer)
    {
        var pdf = new TinyPdf
        {
            Catalog = $"/OCProperties<</OCGs[6 0 R]{settings}>>",
            Resources = "/Properties<</MC0 6 0 R>>",
            Content = "/OC /MC0 BDC BT /F1 24 Tf 100 600 Td (Hidden name) Tj ET EMC",
        };

        Assert.Equal(PdfRefusal.HiddenLayers, await workshop.RefusalOf(workshop.Write(pdf.Add(layer).Build())));
    }

    [Theory]
    [InlineData("/NeedsRendering true/AcroForm<</Fields[6 0 R]/XFA 6 0 R>>")]
    [InlineData("/AcroForm<</Fields[]/XFA 6 0 R>>")]
    public async Task A_form_whose_pages_are_made_by_another_program_is_refused(string catalog)
    {
        var pdf = new TinyPdf { Catalog = catalog }.Add(TinyPdf.Stream("", "<xdp/>"));

        Assert.Equal(PdfRefusal.DynamicForm, await workshop.RefusalOf(workshop.Write(pdf.Build())));
    }

    [Theory]
    [InlineData("<</Type/Annot/Subtype/FreeText/Rect[10 10 99 99]/Contents(Important)>>")]
    [InlineData("<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V<FEFF69CB>/Rect[10 10 99 99]>>")]
    public async Task Writing_that_nobody_here_can_draw_is_refused_rather_than_lost(string annotation)
    {
        var pdf = new TinyPdf
        {
            Page = "/MediaBox[0 0 595 842]/Annots[6 0 R]",
            Catalog = "/AcroForm<</Fields[6 0 R]/NeedAppearances true/DA(/F1 12 Tf 0 g)>>",
        };

        Assert.Equal(PdfRefusal.DynamicForm, await workshop.RefusalOf(workshop.Write(pdf.Add(annotation).Build())));
    }

    [Fact]
    public async Task A_file_that_needs_more_than_it_may_use_is_too_complex()
    {
        using var poor = new PdfWorkshop(("MemoryLimitMegabytes", "24"));

        Assert.Equal(PdfRefusal.TooComplex, await poor.RefusalOf(poor.Write(new TinyPdf { PageCount = 2000 }.Build())));
    }

    [Fact]
    public async Task A_machine_without_qpdf_blames_itself_and_not_the_file()
    {
        using var bare = new PdfWorkshop(("QpdfPath", "no-such-qpdf"));

        await Assert.ThrowsAsync<QpdfException>(() => bare.RefusalOf(PdfWorkshop.Fixture("scan.pdf")));
    }

    [Fact]
    public void Every_reason_says_what_to_do_next()
    {
        Assert.All(Enum.GetValues<PdfRefusal>(), reason => Assert.EndsWith("もう一度入れてください。", reason.ToJapanese()));
    }
}
