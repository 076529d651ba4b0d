using Microsoft.Extensions.Options;
using Portal.Core.Pdf;

namespace Portal.Tests.Core.Pdf;

public sealed class PdfFontsTests : IDisposable
{
    private readonly PdfWorkshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Theory]
    [InlineData("髙﨑𠮷田", "髙﨑𠮷田")]
    [InlineData("葛\U000E0101飾", "葛飾")] // a variation sequence: its base shape
    [InlineData("नाम", "〓(U+0928)〓(U+093E)〓(U+092E)")] // in neither font: told, not dropped
    [InlineData("山\u0007田", "山田")]
    public async Task Characters_of_names_are_drawn_or_told_but_never_dropped(string name, string shown)
    {
        var (_, clean) = await workshop.CleanAsync(workshop.Write(new TinyPdf().Build()));
        var copy = workshop.NewPath();

        await workshop.Get<WatermarkStamper>().StampAsync(
            clean, copy, [new PageSize(595, 842)], new Stamp(name, "a@example.jp", DateTimeOffset.UtcNow), default);

        Assert.Contains(shown + "a@example.jp", await PdfWorkshop.DenseTextAsync(copy, "-raw"));
        Assert.Contains("yes yes yes", await PdfWorkshop.RunAsync("pdffonts", copy));
    }

    [Theory]
    [InlineData("𠮷", false)]
    [InlineData("𠮷", true)]
    public void A_font_that_was_added_prints_what_the_others_lack(string character, bool isAdded)
    {
        var options = new PdfOptions();
        using var fonts = new PdfFonts(Options.Create(new PdfOptions
        {
            NameFont = options.GothicFont,
            MoreFonts = isAdded ? [options.NameFont] : [],
        }));

        Assert.Equal(isAdded ? "" : character, fonts.LackingInLetter($"山田{character}"));
    }

    [Fact]
    public void A_missing_font_says_what_to_install()
    {
        using var fonts = new PdfFonts(Options.Create(new PdfOptions { GothicFont = "NoSuch.ttf" }));

        var missing = Assert.Throws<PdfFontMissingException>(() => fonts.Check());
        Assert.Contains("fonts-morisawa-bizud-gothic", missing.Message);
    }
}
