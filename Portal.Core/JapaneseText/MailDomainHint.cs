namespace Portal.Core.JapaneseText;

/// <summary>「もしかして」: the address that was probably meant when a domain looks mistyped.</summary>
public static class MailDomainHint
{
    private static readonly string[] CommonDomains =
    [
        "gmail.com", "yahoo.co.jp", "yahoo.ne.jp", "ymail.ne.jp", "ybb.ne.jp", "icloud.com", "me.com", "mac.com",
        "docomo.ne.jp", "ezweb.ne.jp", "au.com", "softbank.ne.jp", "i.softbank.jp", "vodafone.ne.jp", "willcom.com",
        "rakuten.jp", "rakumail.jp", "uqmobile.jp", "outlook.jp", "outlook.com", "hotmail.co.jp", "hotmail.com", "live.jp", "live.com",
        "msn.com", "yahoo.com", "ymail.com", "aol.com", "nifty.com", "nifty.ne.jp", "biglobe.ne.jp", "so-net.ne.jp", "ocn.ne.jp",
        "plala.or.jp", "dion.ne.jp", "infoweb.ne.jp", "jcom.home.ne.jp", "jcom.zaq.ne.jp", "eonet.ne.jp", "tiki.ne.jp", "iwamicatv.jp",
        "asahi-net.or.jp", "excite.co.jp", "goo.jp", "kpd.biglobe.ne.jp", "commufa.jp", "megaegg.ne.jp", "wakwak.com", "hi-ho.ne.jp",
    ];

    // Real services that lie one slip away from a more common one: no slip, a choice.
    private static readonly HashSet<string> Neighbours =
        new(StringComparer.Ordinal) { "mail.com", "email.com", "ymail.com", "gmx.com", "live.co.jp", "au.jp", "goo.ne.jp" };

    /// <summary>
    /// The whole address with the likely domain, or null when nothing looks mistyped. Takes raw text, since a slip such as
    /// <c>docomo.ne,jp</c> is no valid address.
    /// </summary>
    /// <param name="typed">What the person typed.</param>
    /// <param name="ownDomains">Further domains in use here, such as those of the insurer's other reviewers.</param>
    public static string? Suggest(string? typed, IEnumerable<string>? ownDomains = null)
    {
        var text = WidthFolding.ToCode(typed ?? "").Trim();
        var at = text.LastIndexOf('@');
        if (at < 1 || at == text.Length - 1)
        {
            return null;
        }

        var domain = text[(at + 1)..].ToLowerInvariant();
        var known = (ownDomains ?? []).Select(d => d.Trim().ToLowerInvariant()).Concat(CommonDomains).Distinct().ToList();
        if (known.Contains(domain) || Neighbours.Contains(domain))
        {
            return null;
        }

        var nearest = known
            .Select(k => (Domain: k, Distance: TypingDistance(domain, k)))
            .Where(k => k.Distance <= Tolerance(k.Domain))
            .OrderBy(k => k.Distance)
            .Select(k => k.Domain)
            .FirstOrDefault();
        return nearest is not null && MailAddress.TryParse($"{text[..at]}@{nearest}", out var address) ? address.Display : null;
    }

    // In a short domain two slips turn one real name into another.
    private static int Tolerance(string domain) => domain.Length switch
    {
        < 7 => 0,
        < 11 => 1,
        _ => 2,
    };

    /// <summary>Slips of a finger between two words: a letter too many, too few, wrong, or two exchanged.</summary>
    internal static int TypingDistance(string a, string b)
    {
        var distance = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                distance[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(
                        Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1,
                        distance[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    distance[i, j] = Math.Min(distance[i, j], distance[i - 2, j - 2] + 1);
                }
            }
        }

        return distance[a.Length, b.Length];
    }
}
