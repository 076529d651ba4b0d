using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Core.Results;

namespace Portal.Core.JapaneseText;

/// <summary>
/// Exactly one mail address, checked strictly: no display name, comment or list. Dots that Japanese mobile carriers once
/// gave out (two in a row, one before the @) are accepted.
/// </summary>
public sealed partial record MailAddress
{
    public const int MaxLength = 254;
    private const int LocalMaxLength = 64;

    private MailAddress(string local, string domain, string asciiDomain) =>
        (Display, ForSending, Normalised) =
            ($"{local}@{domain}", $"{Quoted(local)}@{asciiDomain}", $"{local}@{asciiDomain}".ToLowerInvariant());

    /// <summary>To be shown: half-width, otherwise as typed, an international domain in its own letters.</summary>
    public string Display { get; }

    /// <summary>To be sent to: an international domain in ASCII, carrier dots in the quotes that SMTP asks for.</summary>
    public string ForSending { get; }

    /// <summary>To be compared: two spellings of one address have the same form.</summary>
    public string Normalised { get; }

    public override string ToString() => ForSending;

    /// <summary>The address, or the one reason that helps to correct it, for <paramref name="field"/>.</summary>
    public static Result<MailAddress> Parse(string? typed, string? field = null)
    {
        var error = Read(typed, out var address);
        return error is null ? address! : error with { Field = field };
    }

    public static bool TryParse(string? typed, [NotNullWhen(true)] out MailAddress? address) => Read(typed, out address) is null;

    /// <summary>The form to send to of an address that was checked when it was saved.</summary>
    public static string ToSend(string saved) => TryParse(saved, out var address) ? address.ForSending : saved;

    /// <summary>
    /// The comparison form of any text, an address or not, so that a gate can compare what was typed without first telling
    /// whether it is an address: width, case and spaces do not count.
    /// </summary>
    public static string Normalise(string? typed)
    {
        var bare = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c)));
        return TryParse(bare, out var address)
            ? address.Normalised
            : WidthFolding.ToHalfWidthWithHyphens(bare).ToLowerInvariant();
    }

    private static Error? Read(string? typed, out MailAddress? address)
    {
        address = null;
        if (string.IsNullOrWhiteSpace(typed))
        {
            return MailAddressErrors.Missing;
        }

        // Before trimming: a line break at the end would be trimmed away, and is never an accident in a header.
        if (typed.Any(IsUnprintable))
        {
            return MailAddressErrors.Unprintable;
        }

        var text = WidthFolding.ToHalfWidthWithHyphens(typed).Trim();
        var at = text.LastIndexOf('@');
        if (at < 1 || at == text.Length - 1)
        {
            return MailAddressErrors.NoAt;
        }

        var local = text[..at].Replace('ー', '-').Replace('ｰ', '-');
        if (local.Contains('@', StringComparison.Ordinal) && !QuotedLocal().IsMatch(local))
        {
            return MailAddressErrors.NotOne;
        }

        local = Unquoted(local);
        if (local.Length > LocalMaxLength)
        {
            return MailAddressErrors.TooLong;
        }

        if (!DotLocal().IsMatch(local) && !QuotedLocal().IsMatch(local))
        {
            return local.IndexOfAny([',', ';', ' ', '<']) >= 0 ? MailAddressErrors.NotOne : MailAddressErrors.BadLocal;
        }

        var domain = TidyDomain(text[(at + 1)..]);
        if (ToAscii(domain) is not { } asciiDomain)
        {
            return MailAddressErrors.BadDomain;
        }

        if (local.Length + 1 + asciiDomain.Length > MaxLength)
        {
            return MailAddressErrors.TooLong;
        }

        address = new MailAddress(local, domain, asciiDomain);
        return null;
    }

    // taro..jiro and taro. are no dot-atoms (RFC 5321): unquoted they are refused by strict servers and by System.Net.Mail.
    private static string Quoted(string local) =>
        !local.StartsWith('"') && (local.EndsWith('.') || local.Contains("..", StringComparison.Ordinal)) ? $"\"{local}\"" : local;

    private static string Unquoted(string local) =>
        local is ['"', .., '"'] && DotLocal().IsMatch(local[1..^1]) ? local[1..^1] : local;

    private static bool IsUnprintable(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator
        && c != '\t';

    // A long vowel mark is a mistyped hyphen, save in a label that is a Japanese word.
    private static string TidyDomain(string domain) =>
        string.Join('.', domain.Replace('。', '.').Replace('｡', '.').Split('.')
            .Select(label => label.All(c => char.IsAscii(c) || c is 'ー' or 'ｰ')
                ? label.Replace('ー', '-').Replace('ｰ', '-')
                : WidthFolding.ToFullWidthKana(label)));

    private static string? ToAscii(string domain)
    {
        try
        {
            var ascii = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(domain).ToLowerInvariant();
            return ascii.Length <= 253 && AsciiDomain().IsMatch(ascii) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-][A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]*\z")]
    private static partial Regex DotLocal();

    [GeneratedRegex("""^"(?:[\x20\x21\x23-\x5B\x5D-\x7E]|\\[\x20-\x7E])+"\z""")]
    private static partial Regex QuotedLocal();

    // At least two labels, and the last is no number: an IP address is no mail domain.
    [GeneratedRegex(@"^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])\z")]
    private static partial Regex AsciiDomain();
}
