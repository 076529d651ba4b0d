using System.Diagnostics.CodeAnalysis;
using Portal.Core.JapaneseText;

namespace Portal.Core.Accounts;

/// <summary>電子請求受付システムのユーザID: KJ and twelve letters or digits.</summary>
public static class ClaimsUserId
{
    public const int Length = 14;
    private const string Prefix = "KJ";

    /// <summary>The stored form of what was typed, in any width and case, with or without spaces and hyphens; false when it is none.</summary>
    public static bool TryNormalise(string? typed, [NotNullWhen(true)] out string? userId)
    {
        userId = WidthFolding.ToBareCode(typed ?? "").ToUpperInvariant();
        if (userId.Length == Length && userId.StartsWith(Prefix, StringComparison.Ordinal) && userId.All(char.IsAsciiLetterOrDigit))
        {
            return true;
        }

        userId = null;
        return false;
    }
}
