using Portal.Core.JapaneseText;

namespace Portal.Core.ReviewBoard;

/// <param name="CaseNumber">番号.</param>
/// <param name="Kind">Null when the line says none.</param>
/// <param name="Label">表示名; empty for none.</param>
public sealed record CaseLine(string CaseNumber, ReviewCaseKind? Kind, string Label);

/// <summary>
/// Reads a pasted list of cases (事例の一覧の貼り付け), one a line: number, then kind and label in any order, separated by tab,
/// comma or space, as a spreadsheet or a hand gives them.
/// </summary>
public static class CaseLines
{
    private static readonly char[] Separators = ['\t', ',', '、', ' '];

    public static IReadOnlyList<CaseLine> Read(string? text) =>
        [.. (text ?? "").ReplaceLineEndings("\n").Split('\n')
            .Select(line => line.Replace('　', ' ').Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(parts => parts.Length > 0).Select(Read)];

    private static CaseLine Read(string[] parts)
    {
        var rest = parts.Skip(1).ToList();
        var kind = rest.Select(KindOf).FirstOrDefault(k => k is not null);
        return new CaseLine(
            WidthFolding.ToHalfWidth(parts[0]), kind, JapaneseNfc.Normalise(string.Join(' ', rest.Where(p => KindOf(p) is null))));
    }

    private static ReviewCaseKind? KindOf(string text) => text switch
    {
        "新規" or "新規申請" => ReviewCaseKind.New,
        "更新" or "更新申請" => ReviewCaseKind.Renewal,
        "変更" or "区分変更" or "区分変更申請" or "変更申請" => ReviewCaseKind.LevelChange,
        _ => null,
    };
}
