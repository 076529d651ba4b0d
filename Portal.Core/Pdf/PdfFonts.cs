using System.Text;
using Microsoft.Extensions.Options;

namespace Portal.Core.Pdf;

/// <summary>One glyph to draw: its font, its number there, the text it stands for and its advance.</summary>
internal readonly record struct PlacedGlyph(TrueTypeFont Font, ushort Number, string Text, double Width);

/// <summary>
/// The portal's fonts on paper, opened once: BIZ UDPゴシック, in letters BIZ UDP明朝, and IPAmj明朝 for characters of names that they lack.
/// A character that neither has becomes 〓 with its code: it is never dropped silently.
/// </summary>
public sealed class PdfFonts(IOptions<PdfOptions> options) : IDisposable
{
    private readonly Lazy<TrueTypeFont> gothic = new(() => Open(options.Value, options.Value.GothicFont));
    private readonly Lazy<TrueTypeFont> mincho = new(() => Open(options.Value, options.Value.MinchoFont));
    private readonly Lazy<IReadOnlyList<TrueTypeFont>> names = new(() =>
        [.. options.Value.MoreFonts.Prepend(options.Value.NameFont).Select(name => Open(options.Value, name))]);

    /// <summary>Opens all fonts, so that a machine without them is noticed early.</summary>
    /// <exception cref="PdfFontMissingException">A font is not installed.</exception>
    public void Check() => _ = (gothic.Value, mincho.Value, names.Value);

    /// <summary>The characters of a text that no font of a letter has, each once; empty when everything can be printed.</summary>
    public string LackingInLetter(string text) => string.Concat(text.EnumerateRunes()
        .Where(rune => !IsPassedOver(rune) && Find(mincho.Value, rune.Value) is null).Distinct().Select(rune => rune.ToString()));

    internal IReadOnlyList<PlacedGlyph> Shape(string text)
    {
        var glyphs = new List<PlacedGlyph>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsPassedOver(rune))
            {
                continue;
            }

            if (Find(rune.Value) is { } glyph)
            {
                glyphs.Add(glyph);
            }
            else
            {
                glyphs.AddRange($"〓(U+{rune.Value:X4})".EnumerateRunes().Select(r => Find(r.Value)!.Value));
            }
        }

        return glyphs;
    }

    public void Dispose()
    {
        foreach (var font in new[] { gothic, mincho }.Where(f => f.IsValueCreated).Select(f => f.Value).Concat(names.IsValueCreated ? names.Value : []))
        {
            font.Dispose();
        }
    }

    // A variation selector chooses among shapes of the character before it; its base shape is drawn.
    private static bool IsPassedOver(Rune rune) =>
        rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) || Rune.IsControl(rune);

    private PlacedGlyph? Find(int codePoint) => Find(gothic.Value, codePoint);

    private PlacedGlyph? Find(TrueTypeFont first, int codePoint) =>
        In(first, codePoint) ?? names.Value.Select(font => In(font, codePoint)).FirstOrDefault(glyph => glyph is not null);

    private static PlacedGlyph? In(TrueTypeFont font, int codePoint) =>
        font.Glyph(codePoint) is { } number ? new PlacedGlyph(font, number, char.ConvertFromUtf32(codePoint), font.Width(number)) : null;

    private static TrueTypeFont Open(PdfOptions options, string name)
    {
        var search = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        var path = Path.IsPathRooted(name) && File.Exists(name) ? name
            : Directory.Exists(options.FontFolder)
                ? Directory.EnumerateFiles(options.FontFolder, Path.GetFileName(name), search).FirstOrDefault()
                : null;
        return new TrueTypeFont(path ?? throw new PdfFontMissingException(name, options.FontFolder));
    }
}

/// <summary>A font that the portal prints with is not installed.</summary>
public sealed class PdfFontMissingException(string name, string folder) : Exception(
    $"The font {name} is not below {folder}. Install fonts-morisawa-bizud-gothic, fonts-morisawa-bizud-mincho and fonts-ipamj-mincho, or set Pdf:FontFolder.");
