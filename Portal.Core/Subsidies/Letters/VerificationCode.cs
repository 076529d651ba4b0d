using System.Security.Cryptography;
using Portal.Core.JapaneseText;

namespace Portal.Core.Subsidies;

/// <summary>通知書の確認番号: 80 random bits in the letters and digits that nobody takes for another.</summary>
public static class VerificationCode
{
    public const int Length = 16;
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>7K4M-92QX-H3TD-60PW.</summary>
    public static string Written(string code) => string.Join('-', code.Chunk(4).Select(part => new string(part)));

    /// <summary>What was typed, in any width and case, with or without hyphens; O is taken for 0, and I and L for 1.</summary>
    public static string Normalise(string? typed) => WidthFolding.ToBareCode(typed ?? "").ToUpperInvariant()
        .Replace('O', '0').Replace('I', '1').Replace('L', '1');
}
