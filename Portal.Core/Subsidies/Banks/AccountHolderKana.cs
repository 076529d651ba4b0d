using System.Text;
using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>
/// 口座名義人のカナ, in the characters that the 全国銀行協会 allows in a transfer (総合振込, 受取人名): katakana without small
/// signs and without ヲ, letters, digits and a few signs. A long vowel is a hyphen there.
/// </summary>
/// <param name="Text">Full-width, to show: カ）アイオーケア.</param>
/// <param name="HalfWidth">Half-width (JIS X 0201), for the record: ｶ)ｱｲｵ-ｹｱ.</param>
public sealed record AccountHolderKana(string Text, string HalfWidth)
{
    /// <summary>Of the half-width form, in which a voiced mark is a character of its own.</summary>
    public const int MaxLength = 30;

    private const string Signs = " ()-./「」";

    /// <summary>Reads kana of either kind and any width; kanji and other characters are named and refused.</summary>
    /// <param name="typed">As typed.</param>
    /// <param name="maxLength">Of the half-width form; a longer one is refused.</param>
    public static Result<AccountHolderKana> Read(string? typed, int maxLength = MaxLength)
    {
        var plain = Fold(typed ?? "");
        if (!plain.Any(char.IsLetterOrDigit))
        {
            return BankAccountErrors.HolderMissing;
        }

        if (plain.EnumerateRunes().Where(r => !IsAllowed(r)).Select(r => (Rune?)r).FirstOrDefault() is { } wrong)
        {
            return BankAccountErrors.HolderCharacter(wrong.ToString());
        }

        var half = WidthFolding.ToHalfWidthKana(plain);
        return half.Length <= maxLength
            ? new AccountHolderKana(ToShown(plain), half)
            : BankAccountErrors.HolderTooLong;
    }

    /// <summary>Records print themselves; a name must not get into a log that way.</summary>
    public override string ToString() => nameof(AccountHolderKana);

    private static string Fold(string typed)
    {
        // A voiced mark typed apart (カ゛) joins its kana; where it cannot (ア゛) it stays and is refused.
        var joined = JapaneseNfc.Normalise(WidthFolding.ToFullWidthKana(typed).Replace('゛', '\u3099').Replace('゜', '\u309A'))
            .Replace('\u3099', '゛').Replace('\u309A', '゜');
        var kana = KanaFolding.ToLargeKana(KanaFolding.ToKatakana(joined));
        var banks = kana.Replace('ー', '-').Replace('ヲ', 'オ').Replace('ヰ', 'イ').Replace('ヱ', 'エ');
        var narrow = WidthFolding.ToHalfWidthWithHyphens(banks).ToUpperInvariant();
        return string.Join(' ', narrow.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool IsAllowed(Rune character) =>
        character.Value is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or (>= 'ア' and <= 'ヴ')
        || (character.IsBmp && Signs.Contains((char)character.Value, StringComparison.Ordinal));

    private static string ToShown(string plain)
    {
        var shown = new StringBuilder(plain.Length);
        foreach (var c in plain)
        {
            shown.Append(c switch
            {
                ' ' => '　',
                '-' when shown.Length > 0 && shown[^1] is >= 'ァ' and <= 'ー' => 'ー',
                > ' ' and <= '~' => (char)(c + '！' - '!'),
                _ => c,
            });
        }

        return shown.ToString();
    }
}
