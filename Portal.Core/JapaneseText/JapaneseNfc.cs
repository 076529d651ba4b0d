using System.Text;

namespace Portal.Core.JapaneseText;

/// <summary>
/// NFC that does not change how a name looks: plain NFC would turn the compatibility ideographs that people have in their
/// names (神 as U+FA19, 﨑 and their kin) into other shapes, and throws on half a surrogate pair.
/// </summary>
public static class JapaneseNfc
{
    public static string Normalise(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var run = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            var valid = Rune.TryGetRuneAt(text, i, out var rune);
            var length = valid ? rune.Utf16SequenceLength : 1;
            if (valid && !IsCompatibilityIdeograph(rune.Value))
            {
                run.Append(text, i, length);
            }
            else
            {
                result.Append(run.ToString().Normalize(NormalizationForm.FormC)).Append(text, i, length);
                run.Clear();
            }

            i += length;
        }

        return result.Append(run.ToString().Normalize(NormalizationForm.FormC)).ToString();
    }

    private static bool IsCompatibilityIdeograph(int codePoint) =>
        codePoint is (>= 0xF900 and <= 0xFAFF) or (>= 0x2F800 and <= 0x2FA1F);
}
