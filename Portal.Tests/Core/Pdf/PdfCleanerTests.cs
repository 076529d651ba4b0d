using Portal.Core.Pdf;

namespace Portal.Tests.Core.Pdf;

public sealed class PdfCleanerTests : IDisposable
{
    private readonly PdfWorkshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Theory]
    [InlineData("chromium.pdf", 3, "1.4", "認定調査票（特記事項）")]
    [InlineData("chromium-2.0.pdf", 3, "2.0", "特別な医療")]
    [InlineData("libreoffice.pdf", 2, "1.6", "主治医意見書")]
    [InlineData("libreoffice-1.4.pdf", 2, "1.4", "髙﨑")]
    [InlineData("scan.pdf", 1, "1.4", "")]
    public async Task Real_files_come_out_with_the_same_look_and_text(string fixture, int pages, string version, string text)
    {
        var (outcome, path) = await workshop.CleanAsync(PdfWorkshop.Fixture(fixture));

        var clean = Assert.IsType<PdfCleaning.Clean>(outcome);
        Assert.Equal((pages, version), (clean.PageCount, clean.PdfVersion));
        Assert.All(clean.Pages, size => Assert.InRange(size.Height, 841, 843));
        Assert.Contains(text, await PdfWorkshop.TextAsync(path));
        Assert.Equal(await PdfWorkshop.InkAsync(PdfWorkshop.Fixture(fixture)), await PdfWorkshop.InkAsync(path));
        var plain = await PdfWorkshop.PlainAsync(path);
        Assert.DoesNotContain("/StructTreeRoot", plain);
        Assert.DoesNotContain("/Annots", plain);
        Assert.DoesNotContain("/Metadata", plain);
        Assert.DoesNotContain("example.jp", plain);
    }

    [Theory]
    [InlineData("/OpenAction<</S/JavaScript/JS(EVIL)>>")]
    [InlineData("/OpenAction 6 0 R")]
    [InlineData("/Open#41ction<</#53/J#61vaScript/J#53(EVIL)>>")]
    [InlineData("/AA<</WC<</S/JavaScript/JS(EVIL)>>>>")]
    [InlineData("/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(EVIL)>>]>>>>")]
    [InlineData("/Names<</EmbeddedFiles<</Names[(a)<</Type/Filespec/F(EVIL.exe)/EF<</F 7 0 R>>>>]>>>>")]
    [InlineData("/AcroForm<</Fields[8 0 R]/XFA[(template)7 0 R]>>")]
    [InlineData("/Metadata 7 0 R")]
    [InlineData("/Collection<</View/H/D(EVIL)>>")]
    [InlineData("/AF[<</Type/Filespec/F(EVIL)/EF<</F 7 0 R>>>>]")]
    [InlineData("/Outlines<</First 9 0 R/Last 9 0 R/Count 1>>")]
    public async Task Nothing_that_acts_remains_in_the_catalog(string entry)
    {
        await AssertHarmless(new TinyPdf { Catalog = entry });
    }

    [Theory]
    [InlineData("/AA<</O<</S/Launch/F(EVIL)>>>>")]
    [InlineData("/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/Win<</F(EVIL)>>>>>>]")]
    [InlineData("/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/GoToR/F(EVIL)>>>>]")]
    [InlineData("/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/GoToE/F(EVIL)>>>>]")]
    [InlineData("/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/SubmitForm/F(EVIL)>>>>]")]
    [InlineData("/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/ImportData/F(EVIL)>>>>]")]
    [InlineData("/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/Named/N/Print/Next<</S/JavaScript/JS(EVIL)>>>>>>]")]
    [InlineData("/Annots[<</Type/Annot/Subtype/Screen/Rect[0 0 9 9]/A<</S/Rendition/JS(EVIL)>>>>]")]
    [InlineData("/Annots[<</Type/Annot/Subtype/Movie/Rect[0 0 9 9]/Movie<</F(EVIL)>>>>]")]
    [InlineData("/Annots[<</Type/Annot/Subtype/Sound/Rect[0 0 9 9]/Sound 7 0 R>>]")]
    [InlineData("/Annots[<</Type/Annot/Subtype/RichMedia/Rect[0 0 9 9]/RichMediaContent<</Assets<</Names[(EVIL)7 0 R]>>>>>>]")]
    [InlineData("/Annots[<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS<</Type/Filespec/F(EVIL)/EF<</F 7 0 R>>>>>>]")]
    [InlineData("/PieceInfo<</App<</Private(EVIL)>>>>")]
    [InlineData("/Metadata 7 0 R")]
    [InlineData("/AF[<</Type/Filespec/F(EVIL)>>]")]
    [InlineData("/PresSteps<</NA<</S/JavaScript/JS(EVIL)>>>>")]
    public async Task Nothing_that_acts_remains_on_a_page(string entry)
    {
        await AssertHarmless(new TinyPdf { Page = $"/MediaBox[0 0 595 842]{entry}" });
    }

    [Theory]
    [InlineData("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Ref<</F(EVIL)/Page 0>>")]
    [InlineData("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/OPI<</2.0<</F(EVIL)>>>>")]
    [InlineData("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/PieceInfo<</A(EVIL)>>/Metadata 7 0 R")]
    [InlineData("/Type/XObject/Subtype/PS/Level1 7 0 R/Note(EVIL)")]
    [InlineData("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/F(EVIL)/FFilter/FlateDecode")]
    public async Task Drawn_objects_keep_only_what_drawing_needs(string entries)
    {
        await AssertHarmless(new TinyPdf { Resources = "/XObject<</JS 10 0 R>>", Content = "BT /F1 24 Tf 100 700 Td (Visible text) Tj ET /JS Do" },
            TinyPdf.Stream(entries, "q Q"));
    }

    [Fact]
    public async Task Shift_JIS_font_names_pass_through_unharmed()
    {
        var pdf = new TinyPdf { Fonts = "/F2 6 0 R" }
            .Add("<</Type/Font/Subtype/TrueType/BaseFont/#82l#82r#96#be#92#a9/Encoding/WinAnsiEncoding>>");

        var (outcome, path) = await workshop.CleanAsync(workshop.Write(pdf.Build()));

        Assert.IsType<PdfCleaning.Clean>(outcome);
        Assert.Contains("/#82l#82r#96#be#92#a9", await PdfWorkshop.PlainAsync(path));
    }

    private async Task AssertHarmless(TinyPdf pdf, params string[] more)
    {
        var bytes = pdf.Add("<</S/JavaScript/JS(EVIL)>>", TinyPdf.Stream("/Type/EmbeddedFile", "EVIL"),
            "<</FT/Tx/T(EVIL)/V(EVIL)/F 2/Rect[0 0 9 9]>>", "<</Title(EVIL)/A<</S/URI/URI(http://EVIL)>>>>").Add(more).Build();

        var (outcome, path) = await workshop.CleanAsync(workshop.Write(bytes));

        Assert.True(outcome is PdfCleaning.Clean, outcome.ToString());
        Assert.DoesNotContain("EVIL", await PdfWorkshop.PlainAsync(path));
        Assert.DoesNotContain("/Annots", await PdfWorkshop.PlainAsync(path));
        Assert.Contains("Visible text", await PdfWorkshop.TextAsync(path));
    }
}
