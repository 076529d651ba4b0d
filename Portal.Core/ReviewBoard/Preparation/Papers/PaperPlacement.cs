using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Core.JapaneseText;

namespace Portal.Core.ReviewBoard;

/// <param name="CaseId">Null for a paper of the whole session, and while nobody knows.</param>
/// <param name="Kind">資料の種類.</param>
/// <param name="NeedsPlace">振り分け待ち: a person has to say where it belongs.</param>
public sealed record PaperPlace(Guid? CaseId, ReviewDocumentKind Kind, bool NeedsPlace = false)
{
    public static PaperPlace WholeSession { get; } = new(null, ReviewDocumentKind.Other);
}

/// <summary>A case as a file's name may speak of it.</summary>
public sealed record CaseName(Guid Id, int Position, string CaseNumber);

/// <summary>
/// Finds the place of a paper in its file's name (ファイル名からの振り分け): 03_意見書.pdf. The number is the 審査順, or else
/// the number of a case; a person decides when it is both, of two cases. Nothing is ever created here.
/// </summary>
public static partial class PaperPlacement
{
    /// <summary>More digits than this are a date or an insured person's number, not an order.</summary>
    private const int DigitsOfAnOrder = 4;

    private static readonly (string Word, ReviewDocumentKind Kind)[] Words =
    [
        ("一次判定", ReviewDocumentKind.FirstStageJudgement), ("1次判定", ReviewDocumentKind.FirstStageJudgement),
        ("判定結果", ReviewDocumentKind.FirstStageJudgement),
        ("調査票", ReviewDocumentKind.SurveyForm), ("特記", ReviewDocumentKind.SurveyForm),
        ("概況", ReviewDocumentKind.SurveyForm), ("認定調査", ReviewDocumentKind.SurveyForm),
        ("意見書", ReviewDocumentKind.PhysicianOpinion), ("主治医", ReviewDocumentKind.PhysicianOpinion),
    ];

    /// <summary>What is for everybody by its name: 次第.pdf. Nothing of one person's papers is called so.</summary>
    private static readonly string[] WordsOfTheSession =
        ["次第", "名簿", "議事", "座席", "席次", "出席", "日程", "開催", "目次", "案内", "全体"];

    public static PaperPlace Find(string fileName, IReadOnlyList<CaseName> cases)
    {
        var (digits, kind) = (DigitsOf(fileName), KindOf(fileName));
        if (digits is not null && CaseOf(digits, cases) is { } found)
        {
            return new PaperPlace(found.Id, kind);
        }

        // 0_配布.pdf says by its number that it is for everybody. Whose スキャン.pdf is, only a person knows.
        return OrderOf(fileName) == 0 || (kind == ReviewDocumentKind.Other && OrderOf(fileName) is null && IsOfTheSession(fileName))
            ? PaperPlace.WholeSession
            : new PaperPlace(null, kind, NeedsPlace: true);
    }

    /// <summary>The 審査順 that the name begins with, whether or not there is such a case; null for none.</summary>
    public static int? OrderOf(string fileName) =>
        DigitsOf(fileName) is { Length: <= DigitsOfAnOrder } digits ? int.Parse(digits, CultureInfo.InvariantCulture) : null;

    /// <summary>The kind that the name speaks of; with two kinds the first one counts.</summary>
    public static ReviewDocumentKind KindOf(string fileName)
    {
        var name = Tidy(fileName);
        var first = Words.Select(w => (At: name.IndexOf(w.Word, StringComparison.Ordinal), w.Kind))
            .Where(found => found.At >= 0).OrderBy(found => found.At).Select(found => (ReviewDocumentKind?)found.Kind).FirstOrDefault();
        return first ?? ReviewDocumentKind.Other;
    }

    private static bool IsOfTheSession(string fileName) =>
        Tidy(fileName) is var name && WordsOfTheSession.Any(word => name.Contains(word, StringComparison.Ordinal));

    private static CaseName? CaseOf(string digits, IReadOnlyList<CaseName> cases)
    {
        var order = digits.Length <= DigitsOfAnOrder ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;
        var (byOrder, byNumber) = (cases.FirstOrDefault(c => c.Position == order), cases.FirstOrDefault(c => Digits(c.CaseNumber) == digits));
        if (byOrder is not null && byNumber is not null && byOrder != byNumber)
        {
            return null;
        }

        return byOrder ?? byNumber
            ?? cases.FirstOrDefault(c => Digits(c.CaseNumber).TrimStart('0') is { Length: > 0 } bare && bare == digits.TrimStart('0'));
    }

    private static string? DigitsOf(string fileName) =>
        NumberFirst().Match(Tidy(fileName)) is { Success: true } match ? match.Groups["number"].Value : null;

    private static string Digits(string caseNumber) => WidthFolding.ToHalfWidth(caseNumber).Trim();

    private static string Tidy(string fileName)
    {
        var name = WidthFolding.ToHalfWidthWithHyphens(WidthFolding.ToFullWidthKana(fileName)).Trim();
        return name.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
    }

    [GeneratedRegex(@"^[\s\(\[【「]*(?:審査順|審査番号|事例|No\.?|#|第)?\s*(?<number>[0-9]+)(?![0-9]|次判定|[年月日回])", RegexOptions.IgnoreCase)]
    private static partial Regex NumberFirst();
}
