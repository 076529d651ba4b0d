using System.Globalization;
using Portal.Core.Csv;
using Portal.Core.JapaneseText;

namespace Portal.Core.ReviewBoard;

/// <summary>Compares the rows of a file, one after the other, with the register and with the rows before.</summary>
internal sealed class ReviewerImportReading(RegisterSnapshot register)
{
    private static readonly AddReviewerValidator Rules = new();
    private static readonly PanelNameValidator PanelNames = new();

    private static readonly Dictionary<string, string> Columns = new()
    {
        [nameof(AddReviewer.Name)] = ReviewerCsv.Name,
        [nameof(AddReviewer.Email)] = ReviewerCsv.Email,
        [nameof(AddReviewer.Profession)] = ReviewerCsv.Profession,
    };

    private readonly Dictionary<string, int> rowOfAddress = [];
    private readonly Dictionary<string, int> seats = [];

    public ReviewerImportRow Read(CsvLine line)
    {
        var (name, email) = (ReviewerRules.Tidy(line[ReviewerCsv.Name]), line[ReviewerCsv.Email]);
        var profession = ReviewerRules.Tidy(line[ReviewerCsv.Profession]);
        var problems = line.Problems.Count > 0 ? [.. line.Problems] : ProblemsOf(line, name, email, profession);
        var active = ActiveIn(line, problems);
        var reviewer = problems.Count == 0 ? register.ByAddress.GetValueOrDefault(MailAddress.Normalise(email)) : null;
        var panels = problems.Count == 0 ? NewPanelsIn(line, reviewer, active, problems) : [];
        if (problems.Count > 0)
        {
            return new(line.Row, ReviewerImportKind.Refused, name, email, "", profession, active, [], null, [], problems);
        }

        var address = MailAddress.Parse(email).Value;
        rowOfAddress[address.Normalised] = line.Row;
        var changes = reviewer is null ? [] : ChangesOf(reviewer, name, profession, active, panels);
        var kind = reviewer is null ? ReviewerImportKind.New
            : changes.Count > 0 ? ReviewerImportKind.Changed
            : ReviewerImportKind.Unchanged;
        return new(line.Row, kind, name, address.Display, address.Normalised, profession, active, panels, reviewer?.Id, changes, []);
    }

    private List<CsvProblem> ProblemsOf(CsvLine line, string name, string email, string profession)
    {
        var problems = Rules.Validate(new AddReviewer(name, email, profession)).Errors
            .Select(e => line.Problem(Columns[e.PropertyName], e.ErrorMessage)).ToList();
        if (rowOfAddress.TryGetValue(MailAddress.Normalise(email), out var before))
        {
            problems.Add(line.Problem(ReviewerCsv.Email, string.Create(
                CultureInfo.InvariantCulture, $"{before}行目と同じメールアドレスです。どちらか1行にしてください。")));
        }

        return problems;
    }

    private static bool? ActiveIn(CsvLine line, List<CsvProblem> problems)
    {
        switch (line[ReviewerCsv.State])
        {
            case "":
                return null;
            case ReviewerCsv.ActiveText:
                return true;
            case ReviewerCsv.InactiveText:
                return false;
            default:
                problems.Add(line.Problem(ReviewerCsv.State, "状態は「有効」か「無効」と書くか、空にしてください。"));
                return null;
        }
    }

    private List<string> NewPanelsIn(CsvLine line, Reviewer? reviewer, bool? active, List<CsvProblem> problems)
    {
        var wanted = line[ReviewerCsv.Panels].Split(ReviewerCsv.PanelSeparators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(ReviewerRules.Tidy).DistinctBy(RegisterSnapshot.Fold);
        var added = new List<string>();
        foreach (var name in wanted)
        {
            problems.AddRange(PanelNames.Validate(name).Errors.Select(e => line.Problem(ReviewerCsv.Panels, e.ErrorMessage)));
            var panel = register.PanelNamed(name);
            if (panel is null || panel.Members.All(m => m.ReviewerId != reviewer?.Id))
            {
                added.Add(panel?.Name ?? name);
            }
        }

        if (added.Count > 0 && !(active ?? reviewer?.IsActive ?? true))
        {
            problems.Add(line.Problem(ReviewerCsv.Panels, "無効の方は合議体に加えられません。状態を「有効」にするか、合議体を空にしてください。"));
        }

        if (problems.Count == 0)
        {
            problems.AddRange(added.Where(n => !TakesSeat(n)).Select(n => line.Problem(
                ReviewerCsv.Panels, $"「{n}」の委員が30名を超えます。ほかの合議体に分けてください。")));
        }

        return added;
    }

    private bool TakesSeat(string panelName)
    {
        var key = RegisterSnapshot.Fold(panelName);
        var taken = seats.GetValueOrDefault(key, register.PanelNamed(panelName)?.Members.Count ?? 0);
        seats[key] = taken + 1;
        return taken < Panel.MaxMembers;
    }

    private static List<string> ChangesOf(Reviewer reviewer, string name, string profession, bool? active, List<string> panels)
    {
        var changes = new List<string>();
        if (reviewer.Name != name)
        {
            changes.Add($"氏名：{reviewer.Name} → {name}");
        }

        if (reviewer.Profession != profession)
        {
            changes.Add($"職種：{reviewer.Profession} → {profession}");
        }

        if (active is { } state && reviewer.IsActive != state)
        {
            changes.Add(state ? "状態：無効 → 有効" : "状態：有効 → 無効");
        }

        if (panels.Count > 0)
        {
            changes.Add($"合議体に加わる：{string.Join('、', panels)}");
        }

        return changes;
    }
}
