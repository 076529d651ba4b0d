namespace Portal.Web.Sessions;

/// <summary>端末の名前 in words that its owner recognises; the whole User-Agent is not kept.</summary>
public static class DeviceName
{
    private static readonly (string Mark, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"),
        ("Mac OS X", "Mac"), ("Linux", "Linux"),
    ];

    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("Safari/", "Safari")];

    public static string From(string? userAgent)
    {
        var (system, browser) = (Find(Systems, userAgent), Find(Browsers, userAgent));
        return system is null && browser is null ? "不明な端末" : $"{system ?? "不明な端末"}の{browser ?? "ブラウザ"}";
    }

    private static string? Find((string Mark, string Name)[] known, string? userAgent) =>
        known.FirstOrDefault(k => userAgent?.Contains(k.Mark, StringComparison.Ordinal) == true).Name;
}
