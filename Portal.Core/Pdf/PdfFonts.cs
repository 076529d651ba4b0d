using System.Text;
using Microsoft.Extensions.Options;

namespace Portal.Core.Pdf;

/// <summary>One glyph to draw: its font, its number there, the text it stands for and its advance.</summary>
internal readonly record struct PlacedGlyph(TrueTypeFont Font, ushort Number, string Text, double Width);

/// <summary>
/// The portal's two fonts on paper, opened once: BIZ UDPゴシック, and IPAmj明朝 for characters of names that it lacks.
/// A character that neither has becomes 〓 with its code: it is never dropped silently.
/// </summary>
public sealed class PdfFonts(IOptions<PdfOptions> options) : IDisposable
{
    private readonly Lazy<TrueTypeFont> gothic = new(() => Open(options.Value, options.Value.GothicFont));
    private readonly Lazy<TrueTypeFont> names = new(() => Open(options.Value, options.Value.NameFont));

    /// <summary>Opens both fonts, so that a machine without them is noticed early.</summary>
    /// <exception cref="PdfFontMissingException">A font is not installed.</exception>
    public void Check() => _ = (gothic.Value, names.Value);

    /// <summary>The characters of a text that neither font has, each once; empty when everything can be printed.</summary>
    public string Lacking(string text) => string.Concat(text.EnumerateRunes()
        .Where(rune => !IsPassedOver(rune) && Find(rune.Value) is null).Distinct().Select(rune => rune.ToString()));

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
        foreach (var font in new[] { gothic, names }.Where(f => f.IsValueCreated))
        {
            font.Value.Dispose();
        }
    }

    // A variation selector chooses among shapes of the character before it; its base shape is drawn.
    private static bool IsPassedOver(Rune rune) =>
        rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) || Rune.IsControl(rune);

    private PlacedGlyph? Find(int codePoint) => In(gothic.Value, codePoint) ?? In(names.Value, codePoint);

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
    $"The font {name} is not below {folder}. Install fonts-morisawa-bizud-gothic and fonts-ipamj-mincho, or set Pdf:FontFolder.");
