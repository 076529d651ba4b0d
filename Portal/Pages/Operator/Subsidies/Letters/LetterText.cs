using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Subsidies;
using Portal.Core.Time;

namespace Portal.Pages.Operator.Subsidies.Letters;

/// <summary>一括印刷 in words.</summary>
internal static class LetterText
{
    public static IReadOnlyList<SelectListItem> Kinds { get; } =
        [new("すべて", ""), .. Enum.GetValues<SubsidyKind>().Select(k => new SelectListItem(k.Applicants(), $"{k}"))];

    public static IReadOnlyList<SelectListItem> Outcomes { get; } =
        [new("すべて", ""), new(true.LetterName(), "true"), new(false.LetterName(), "false")];

    public static IReadOnlyList<SelectListItem> Years(IReadOnlyList<int> years) =>
        [new("すべて", ""), .. years.Select(y => new SelectListItem(FiscalYear.TextOf(y), $"{y}"))];

    /// <summary>What a run was narrowed down to.</summary>
    public static string Of(LetterFilter filter)
    {
        string?[] parts =
        [
            filter.FiscalYear is { } year ? FiscalYear.TextOf(year) : null,
            filter.Kind?.Applicants(),
            filter.Grants?.LetterName(),
            filter.DecidedUntil is { } day ? $"{day.ToJapanText()}までの決定" : null,
        ];
        var said = string.Join("・", parts.OfType<string>());
        return said.Length > 0 ? said : "すべて";
    }

    public static (string Chip, string Text) StateOf(LetterRunRow run) => run.Counts switch
    {
        { Waiting: > 0 } when run.IsHalted => ("wait", "止めています"),
        { Waiting: > 0 } => ("plan", "印刷しています"),
        { Stopped: > 0 } => ("bad", "止まった通知書あり"),
        _ => ("done", "終わりました"),
    };

    /// <summary>Why a letter is stopped.</summary>
    public static string Of(LetterProblem problem, string lacking) => problem switch
    {
        LetterProblem.NotPrinted => "印刷できませんでした。",
        _ when lacking.Length > 0 => $"フォントにない文字：{Named(lacking)}",
        _ => "フォントにない文字があります（文字は特定できません）。",
    };

    // A character that the fonts lack may show as an empty box here, too: its code says which one it is.
    private static string Named(string characters) =>
        string.Join("、", characters.EnumerateRunes().Select(r => $"「{r}」（U+{r.Value:X4}）"));
}
