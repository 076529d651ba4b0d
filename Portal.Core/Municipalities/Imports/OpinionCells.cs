using Portal.Core.Csv;
using Portal.Core.JapaneseText;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>What a row of the opinions' CSV wants to hold from now on.</summary>
/// <param name="StartsOn">主治医意見書の電送の開始日; null for none.</param>
/// <param name="Reason">Null unless a published day changes.</param>
/// <param name="Desk">Empty for none.</param>
/// <param name="Phone">Empty for none.</param>
internal sealed record OpinionCells(DateOnly? StartsOn, string? Reason, string Desk, string Phone)
{
    /// <summary>What holds now.</summary>
    public static OpinionCells Of(OpinionStart? start, ResidentDesk? desk) => new(start?.StartsOn, null, desk?.Name ?? "", desk?.Phone ?? "");

    /// <summary>What cannot be read is added to the problems. An empty cell keeps what holds.</summary>
    public static OpinionCells Read(CsvLine line, OpinionCells now, List<CsvProblem> problems)
    {
        var day = DayIn(line, now.StartsOn, problems);
        var reason = JapaneseNfc.Normalise(line[OpinionCsv.Reason]);
        if (reason.Length > ServiceStart.ReasonMaxLength || HiddenCharacters.AreIn(reason))
        {
            problems.Add(line.Problem(OpinionCsv.Reason, $"理由は{ServiceStart.ReasonMaxLength}文字以内で、改行や見えない文字を入れずに書いてください。"));
        }
        else if (reason.Length == 0 && now.StartsOn is not null && day != now.StartsOn)
        {
            problems.Add(line.Problem(OpinionCsv.Reason, "公表した日を変えるときは、変える理由を書いてください。だれでも読めます。"));
        }

        return new(
            day, now.StartsOn is not null && day != now.StartsOn ? reason : null,
            line[OpinionCsv.Desk] switch { "" => now.Desk, OpinionCsv.None => "", var typed => DeskIn(line, typed, problems) },
            line[OpinionCsv.Phone] switch { "" => now.Phone, OpinionCsv.None => "", var typed => PhoneIn(line, typed, problems) });
    }

    /// <summary>Before and after in words.</summary>
    public IReadOnlyList<string> ChangesFrom(OpinionCells before) =>
    [
        .. before.StartsOn == StartsOn ? [] : new[] { $"電送の開始日：{Text(before.StartsOn)} → {Text(StartsOn)}{(Reason is null ? "" : $"（理由：{Reason}）")}" },
        .. before.Desk == Desk ? [] : new[] { $"問い合わせ先：{Text(before.Desk)} → {Text(Desk)}" },
        .. before.Phone == Phone ? [] : new[] { $"電話番号：{Text(before.Phone)} → {Text(Phone)}" },
    ];

    private static DateOnly? DayIn(CsvLine line, DateOnly? now, List<CsvProblem> problems)
    {
        var typed = line[OpinionCsv.StartsOn];
        if (typed.Length == 0)
        {
            return now;
        }

        if (typed == OpinionCsv.None)
        {
            return null;
        }

        if (JapaneseDate.TryParse(typed, out var day))
        {
            return day;
        }

        problems.Add(line.Problem(OpinionCsv.StartsOn, "日付は、令和9年4月1日、2027/4/1のように書いてください。取り下げるときは「なし」と書きます。"));
        return now;
    }

    private static string DeskIn(CsvLine line, string typed, List<CsvProblem> problems)
    {
        var name = JapaneseNfc.Normalise(typed);
        if (name.Length > ResidentDesk.NameMaxLength || HiddenCharacters.AreIn(name))
        {
            problems.Add(line.Problem(OpinionCsv.Desk, $"問い合わせ先は、改行や見えない文字を入れずに{ResidentDesk.NameMaxLength}文字以内で書いてください。"));
        }

        return name;
    }

    private static string PhoneIn(CsvLine line, string typed, List<CsvProblem> problems)
    {
        if (PhoneNumber.TryNormalise(typed, out var number) && number.Length <= PhoneNumber.MaxLength)
        {
            return number;
        }

        problems.Add(line.Problem(OpinionCsv.Phone, "電話番号は、市外局番から書いてください。"));
        return "";
    }

    private static string Text(DateOnly? day) => day?.ToJapanText() ?? OpinionCsv.None;

    private static string Text(string text) => text.Length == 0 ? OpinionCsv.None : text;
}
