using System.Text.RegularExpressions;
using Portal.Core.Accounts;
using Portal.Core.JapaneseText;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>The lists of a programme as lines: cells parted by ｜, | or a tab, as pasted from a spreadsheet. Null for what cannot be read.</summary>
internal static partial class ProgrammeLines
{
    public static string Write(ReceptionWindow w) =>
        $"{w.OpensOn.ToJapanText()}｜{w.ClosesOn.ToJapanText()}｜{w.GraceMinutes}分";

    public static string Write(SubsidyDivision d) =>
        $"{d.Key}｜{d.Name}｜{d.CeilingYen:N0}円｜{d.Units}台｜{string.Join(' ', d.ServiceCodes)}";

    public static string Write(ServiceReading r) => $"{r.Code}｜{r.AsCode}";

    public static string Write(BedClass c) => $"{Word(c.Institution)}｜{c.MinBeds}床｜{c.Rate.Numerator}/{c.Rate.Denominator}｜{c.CeilingYen:N0}円";

    public static string Write(EvidenceKind e) => $"{e.Key}｜{e.Name}｜{e.MinFiles}｜{e.MaxFiles}｜{e.Explanation}";

    public static string Word(InstitutionKind kind) => kind == InstitutionKind.Hospital ? "病院" : "診療所";

    public static IEnumerable<string> Of(string? text) =>
        (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(JapaneseNfc.Normalise);

    /// <summary>Codes parted by anything that is none.</summary>
    public static IReadOnlyList<string> Codes(string? text) =>
        [.. WidthFolding.ToHalfWidth(text ?? "").ToUpperInvariant().Split([' ', ',', '、', '・', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries)];

    public static ReceptionWindow? Window(string line) => Cells(line) switch
    {
        [var opens, var closes] when JapaneseDate.TryParse(opens, out var from) && JapaneseDate.TryParse(closes, out var to) =>
            new ReceptionWindow(from, to, 0),
        [var opens, var closes, var grace] when JapaneseDate.TryParse(opens, out var from) && JapaneseDate.TryParse(closes, out var to)
            && JapaneseNumber.TryParse(grace, out int minutes) => new ReceptionWindow(from, to, minutes),
        _ => null,
    };

    public static SubsidyDivision? Division(string line) => Cells(line) switch
    {
        [var key, var name, var ceiling, var units, var codes] when IsKey(key) && IsName(name)
            && JapaneseNumber.TryParse(ceiling, out int yen) && JapaneseNumber.TryParse(units, out int count) =>
            new SubsidyDivision(key, name, yen, count, Codes(codes)),
        _ => null,
    };

    public static ServiceReading? Reading(string line) => Codes(line.Replace('｜', ' ').Replace('|', ' ').Replace('→', ' ')) switch
    {
        [var code, var asCode] => new ServiceReading(code, asCode),
        _ => null,
    };

    public static BedClass? BedClass(string line) => Cells(line) switch
    {
        [("病院" or "診療所") and var who, var beds, var rate, var ceiling] when JapaneseNumber.TryParse(beds, out int from)
            && Rate(rate) is { } share && JapaneseNumber.TryParse(ceiling, out int yen) =>
            new BedClass(who == "病院" ? InstitutionKind.Hospital : InstitutionKind.Clinic, from, share, yen),
        _ => null,
    };

    public static EvidenceKind? Evidence(string line) => Cells(line) switch
    {
        [var key, var name, var min, var max, var explanation] when IsKey(key) && IsName(name)
            && JapaneseNumber.TryParse(min, out int least) && JapaneseNumber.TryParse(max, out int most) =>
            new EvidenceKind(key, name, explanation, least, most),
        _ => null,
    };

    private static string[] Cells(string line) => line.Split(['｜', '|', '\t'], StringSplitOptions.TrimEntries);

    private static bool IsName(string name) => name.Length is > 0 and <= SubsidyProgramme.NameMaxLength;

    private static bool IsKey(string key) => KeyShape().IsMatch(key);

    // 3/4 or 4分の3.
    private static SubsidyRate? Rate(string typed)
    {
        var match = RateShape().Match(WidthFolding.ToHalfWidth(typed).Replace(" ", "", StringComparison.Ordinal));
        return match.Success && JapaneseNumber.TryParse(match.Groups["up"].Value, out int up) && JapaneseNumber.TryParse(match.Groups["down"].Value, out int down)
            ? new SubsidyRate(up, down)
            : null;
    }

    [GeneratedRegex("^[a-z0-9-]{1,30}$")]
    private static partial Regex KeyShape();

    [GeneratedRegex("^(?:(?<up>[0-9]{1,4})/(?<down>[0-9]{1,4})|(?<down>[0-9]{1,4})分の(?<up>[0-9]{1,4}))$", RegexOptions.ExplicitCapture)]
    private static partial Regex RateShape();
}
