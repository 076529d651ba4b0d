using System.Globalization;
using System.Text;
using Portal.Core.Accounts;
using Portal.Core.JapaneseText;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>What a 参照用パスワード that an insurer typed must be: not what somebody who knows the session would try first.</summary>
public static class ViewingPasswordRules
{
    public const int MinLength = 8;
    public const int MaxLength = 64;
    private const int FewestDifferent = 3;

    // The password also locks the download, and AES-256 in a PDF takes no more.
    private const int MaxBytesInPdf = 127;

    /// <summary>The reasons against a password, for <paramref name="field"/>; empty when it may be taken.</summary>
    public static IReadOnlyList<Error> Check(
        string? typed, DateOnly sessionDay, string insurerNumber, string insurerName, string field = "ViewingPassword")
    {
        var password = ViewingPassword.Normalise(typed);
        var length = password.EnumerateRunes().Count();
        var error = length switch
        {
            0 => ViewingPasswordErrors.Missing,
            < MinLength => ViewingPasswordErrors.TooShort,
            > MaxLength => ViewingPasswordErrors.TooLong,
            _ when Encoding.UTF8.GetByteCount(password) > MaxBytesInPdf => ViewingPasswordErrors.TooLong,
            _ when password.Any(char.IsControl) => ViewingPasswordErrors.Unprintable,
            _ when IsPattern(password) => ViewingPasswordErrors.Pattern,
            _ when IsDate(password) || NamesDay(password, sessionDay) => ViewingPasswordErrors.Date,
            _ when PhoneNumber.TryNormalise(password, out _) => ViewingPasswordErrors.Phone,
            _ when NamesInsurer(password, insurerNumber, insurerName) => ViewingPasswordErrors.Insurer,
            _ => null,
        };
        return error is null ? [] : [error with { Field = field }];
    }

    internal static bool IsPattern(string password) =>
        CommonPasswords.Contains(password) || password.ToLowerInvariant().Distinct().Count() < FewestDifferent;

    private static bool IsDate(string password) =>
        JapaneseDate.TryParse(password, out var day) && day.Year is >= 1868 and <= 2100;

    // 2026-12-03, 2026/12/3, r081203, 令和8年12月3日 and their like, with anything around them.
    private static bool NamesDay(string password, DateOnly day)
    {
        var bare = Bare(password);
        var era = JapaneseEra.Of(day);
        var years = new List<string> { Number(day.Year), Number(day.Year % 100, 2) };
        if (era is not null)
        {
            years.AddRange([$"{char.ToLowerInvariant(era.Letter)}{era.YearOf(day)}", Number(era.YearOf(day), 2)]);
        }

        return years.Any(y =>
                bare.Contains($"{y}{Number(day.Month, 2)}{Number(day.Day, 2)}", StringComparison.Ordinal)
                || (y.Length > 3 && bare.Contains($"{y}{day.Month}{day.Day}", StringComparison.Ordinal)))
            || bare.Contains($"{day.Month}月{day.Day}日", StringComparison.Ordinal);
    }

    private static bool NamesInsurer(string password, string number, string name)
    {
        var bare = Bare(password);
        var shortName = Bare(name).TrimEnd('市', '区', '町', '村');
        return (number.Length > 0 && bare.Contains(number, StringComparison.Ordinal))
            || (shortName.Length > 1 && bare.Contains(shortName, StringComparison.Ordinal));
    }

    private static string Bare(string text) =>
        string.Concat(WidthFolding.ToFullWidthKana(WidthFolding.ToHalfWidth(text)).Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static string Number(int value, int digits = 1) => value.ToString($"D{digits}", CultureInfo.InvariantCulture);
}
