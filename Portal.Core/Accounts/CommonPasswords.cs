using Portal.Core.JapaneseText;

namespace Portal.Core.Accounts;

/// <summary>
/// Passwords that an attacker tries first: an offline list of common passwords, Japanese words, names and keyboard walks, alone,
/// joined up to three times (password1234, sakurasakura2026), or a short pattern repeated. Where it is from stands in
/// docs/dependencies.md.
/// </summary>
public static class CommonPasswords
{
    private const int MostPieces = 3;
    private const int LongestPattern = 4;
    private static readonly HashSet<string> Words = Load();

    /// <summary>Width and case do not count.</summary>
    public static bool Contains(string password)
    {
        var folded = Fold(password);
        return folded.Length > 0 && (IsJoined(folded, MostPieces) || IsRepeated(folded) || IsSequence(folded));
    }

    private static bool IsJoined(string text, int pieces)
    {
        if (Words.Contains(text))
        {
            return true;
        }

        for (var length = 1; pieces > 1 && length < text.Length; length++)
        {
            if (Words.Contains(text[..length]) && IsJoined(text[length..], pieces - 1))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsRepeated(string text)
    {
        for (var period = 1; period <= LongestPattern && period * 2 <= text.Length; period++)
        {
            if (text.AsSpan(period).SequenceEqual(text.AsSpan(0, text.Length - period)))
            {
                return true;
            }
        }

        return false;
    }

    // 345678901234, jihgfedc: every step is the same, 9 and 0 being neighbours.
    private static bool IsSequence(string text)
    {
        var steps = text.Zip(text.Skip(1), (a, b) => char.IsAsciiDigit(a) && char.IsAsciiDigit(b) ? (b - a + 10) % 10 : b - a).ToHashSet();
        return text.Length > 2 && steps.Count == 1 && steps.Single() is 1 or -1 or 9;
    }

    private static string Fold(string password) => WidthFolding.ToHalfWidth(password).Trim().ToLowerInvariant();

    private static HashSet<string> Load()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("Portal.Core.Accounts.common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(Fold)
            .ToHashSet(StringComparer.Ordinal);
    }
}
