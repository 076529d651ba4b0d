using System.Text.RegularExpressions;
using Portal.Core.JapaneseText;

namespace Portal.Core.Accounts;

/// <summary>ログインID: half-width letters, digits and . _ -; upper and lower case are the same.</summary>
public static partial class LoginId
{
    /// <summary>What was typed, in the form that is stored.</summary>
    public static string Normalise(string? typed) =>
        WidthFolding.ToHalfWidthWithHyphens(typed ?? "").Trim().ToLowerInvariant();

    /// <summary>The form in the column normalized_user_name.</summary>
    public static string Key(string? typed) => Normalise(typed).ToUpperInvariant();

    /// <param name="normalised">After <see cref="Normalise"/>.</param>
    public static bool IsValid(string normalised) =>
        normalised.Length <= Account.LoginIdMaxLength && Form().IsMatch(normalised);

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._-]{2,}\z")]
    private static partial Regex Form();
}
