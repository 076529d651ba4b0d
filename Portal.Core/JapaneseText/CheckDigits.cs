namespace Portal.Core.JapaneseText;

/// <summary>検証番号 of the codes in this field.</summary>
public static class CheckDigits
{
    // I, O and Q look like digits and are never given out.
    private const string Signs = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ";

    /// <summary>
    /// モジュラス10 ウェイト2-1分割: insurer, care office and medical institution numbers. From the right the weights are
    /// 2, 1, 2, 1 …; a product of two digits counts as their sum. Letters count A=10 … Z=32 without I, O and Q.
    /// </summary>
    public static char Modulus10(ReadOnlySpan<char> body)
    {
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
        {
            var weight = (body.Length - i) % 2 == 1 ? 2 : 1;
            var product = ValueOf(body[i]) * weight;
            sum += (product / 10) + (product % 10);
        }

        return Digit((10 - (sum % 10)) % 10);
    }

    /// <summary>モジュラス11 of the five digits of a 全国地方公共団体コード, weights 6 to 2; of a difference of two digits the last counts.</summary>
    public static char Modulus11(ReadOnlySpan<char> body)
    {
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
        {
            sum += ValueOf(body[i]) * (body.Length + 1 - i);
        }

        return Digit((11 - (sum % 11)) % 10);
    }

    internal static bool IsSign(char c) => Signs.Contains(c, StringComparison.Ordinal);

    internal static bool AreDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    internal static bool HasPrefecture(string code) =>
        AreDigits(code.AsSpan(0, 2)) && string.CompareOrdinal(code, 0, "01", 0, 2) >= 0 && string.CompareOrdinal(code, 0, "47", 0, 2) <= 0;

    private static int ValueOf(char c) =>
        IsSign(c) ? Signs.IndexOf(c, StringComparison.Ordinal) : throw new ArgumentException($"No value for '{c}'.", nameof(c));

    private static char Digit(int value) => (char)('0' + value);
}
