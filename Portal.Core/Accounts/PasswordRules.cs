using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>
/// What a password must be (ASVS 6.2): long, not among those tried first, not the login ID. Kinds of characters are not
/// prescribed, since that makes people choose worse ones.
/// </summary>
public static class PasswordRules
{
    public const int MinLength = 15;
    public const int MinLengthWithSecondFactor = 8;
    public const int MaxLength = 128;

    /// <summary>Whether a password is long enough without a second factor.</summary>
    public static bool StandsAlone(string password) => LengthOf(password) >= MinLength;

    /// <summary>The reasons against a password, for <paramref name="field"/>; empty when it may be taken.</summary>
    public static IReadOnlyList<Error> Check(string? password, string loginId, bool hasSecondFactor, string field = "Password")
    {
        if (string.IsNullOrEmpty(password))
        {
            return [PasswordErrors.Missing with { Field = field }];
        }

        var length = LengthOf(password);
        var min = hasSecondFactor ? MinLengthWithSecondFactor : MinLength;
        var errors = new List<Error>();
        if (length < min)
        {
            errors.Add(PasswordErrors.TooShort(min));
        }

        if (length > MaxLength)
        {
            // Nothing else is looked at, so that an oversized text costs nothing.
            return [PasswordErrors.TooLong with { Field = field }];
        }

        if (CommonPasswords.Contains(password))
        {
            errors.Add(PasswordErrors.Common);
        }

        if (!string.IsNullOrWhiteSpace(loginId) && Fold(password).Contains(Fold(loginId), StringComparison.Ordinal))
        {
            errors.Add(PasswordErrors.ContainsLoginId);
        }

        return [.. errors.Select(e => e with { Field = field })];
    }

    private static int LengthOf(string password) => password.EnumerateRunes().Count();

    private static string Fold(string text) => WidthFolding.ToHalfWidth(text).Trim().ToLowerInvariant();
}
