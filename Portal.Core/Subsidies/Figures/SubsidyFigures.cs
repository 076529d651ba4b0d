namespace Portal.Core.Subsidies;

/// <summary>One group of applications, as the database counts them.</summary>
/// <param name="Sort">By what they are grouped: bits of what they are not grouped by.</param>
/// <param name="Decided">交付決定, whatever became of it since, and 不交付決定.</param>
public sealed record CountedApplications(
    int Sort, string? Kind, string? Status, string? Prefecture, DateOnly? Week, int? Age, long Count, long AmountYen, long GrantedYen, long Decided)
{
    public const int StatusSort = 0b0111;
    public const int PrefectureSort = 0b1011;
    public const int WeekSort = 0b1101;
    public const int AgeSort = 0b1110;
    public const int ProposedSort = -1;
    public const int ScheduledSort = -2;
    public const int RevokingSort = -3;
    public const int PurgedSort = -4;
}

/// <param name="ApplicationId">The application.</param>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="LetterNumber">通知書の番号.</param>
public sealed record StoppedLaterLetter(Guid ApplicationId, string ReceiptNumber, string LetterNumber);

/// <param name="Label">As it is read.</param>
/// <param name="Count">件数.</param>
/// <param name="AmountYen">申請した額, as far as the budget has it.</param>
/// <param name="Queue">The queue's status with which these are listed; null where it lists no such thing.</param>
public sealed record FunnelStep(string Label, long Count, long AmountYen, string? Queue);

/// <param name="Label">As it is read.</param>
/// <param name="Count">Not decided.</param>
/// <param name="AmountYen">申請した額.</param>
public sealed record AgeFigure(string Label, long Count, long AmountYen);

/// <param name="Code">Two digits.</param>
/// <param name="Name">都道府県.</param>
/// <param name="Count">Sent.</param>
/// <param name="Decided">Of these.</param>
/// <param name="AmountYen">申請した額.</param>
/// <param name="GrantedYen">交付決定額.</param>
public sealed record PrefectureFigure(string Code, string Name, long Count, long Decided, long AmountYen, long GrantedYen);

/// <param name="Monday">月曜日, in Japan.</param>
/// <param name="Count">Sent for the first time in it.</param>
/// <param name="Decided">Of these.</param>
/// <param name="AmountYen">申請した額.</param>
public sealed record WeekFigure(DateOnly Monday, long Count, long Decided, long AmountYen);

/// <param name="Name">制度の名称.</param>
/// <param name="BudgetYen">予算の上限; null for none.</param>
/// <param name="TakenYen">確保した額: applied for and not given back.</param>
/// <param name="GrantedYen">交付決定額.</param>
public sealed record BudgetFigure(SubsidyKind Kind, string Name, long? BudgetYen, long TakenYen, long GrantedYen);

/// <summary>助成金の状況.</summary>
/// <param name="Year">年度.</param>
/// <param name="Funnel">From the draft to the transfer; each application once, and each step as the queue lists it.</param>
/// <param name="Ages">What is not decided, by the days since 受付.</param>
/// <param name="Budgets">Of each programme.</param>
/// <param name="Prefectures">All 47.</param>
/// <param name="Weeks">Without a gap from the first to the last.</param>
/// <param name="Revoking">取消の承認待ち: granted, and counted as that, too.</param>
/// <param name="Purged">削除した申請: after its 保存期間, and counted nowhere else.</param>
public sealed record SubsidyFigures(
    int Year, IReadOnlyList<FunnelStep> Funnel, IReadOnlyList<AgeFigure> Ages, IReadOnlyList<BudgetFigure> Budgets,
    IReadOnlyList<PrefectureFigure> Prefectures, IReadOnlyList<WeekFigure> Weeks, long Revoking, long Purged)
{
    private const int DaysOfWeek = 7;
    private const int MostWeeks = 110;

    /// <summary>通知書 of 決定後の処分, of any year, that could not be printed; no run takes them up.</summary>
    public IReadOnlyList<StoppedLaterLetter> StoppedLetters { get; init; } = [];

    /// <summary>The first day of each age; the day of 受付 is 0.</summary>
    public static IReadOnlyList<int> AgesFromDays { get; } = [0, 7, 14, 31, 61];

    internal static SubsidyFigures Of(int year, IReadOnlyList<CountedApplications> counted, IReadOnlyList<BudgetFigure> budgets)
    {
        var ages = counted.Where(c => c is { Sort: CountedApplications.AgeSort, Age: not null }).ToDictionary(c => c.Age!.Value);
        var places = counted.Where(c => c is { Sort: CountedApplications.PrefectureSort, Prefecture: not null }).ToDictionary(c => c.Prefecture!);
        return new SubsidyFigures(
            year, FunnelOf(counted),
            [.. AgesFromDays.Select((from, index) => new AgeFigure(AgeText(index), ages.GetValueOrDefault(index)?.Count ?? 0, ages.GetValueOrDefault(index)?.AmountYen ?? 0))],
            budgets,
            [.. Prefectures47(places)], WeeksOf(counted), counted.Where(c => c.Sort == CountedApplications.RevokingSort).Sum(c => c.Count),
            counted.Where(c => c.Sort == CountedApplications.PurgedSort).Sum(c => c.Count));
    }

    private static IReadOnlyList<FunnelStep> FunnelOf(IReadOnlyList<CountedApplications> counted)
    {
        FunnelStep Sum(string label, string? queue, Func<CountedApplications, bool> isMeant)
        {
            var found = counted.Where(isMeant).ToList();
            return new FunnelStep(label, found.Sum(c => c.Count), found.Sum(c => c.AmountYen), queue);
        }

        FunnelStep Step(string label, string? queue, ApplicationStatus status) =>
            Sum(label, queue, c => c.Sort == CountedApplications.StatusSort && c.Status == status.ToString());

        var proposed = Sum("承認待ち", "proposed", c => c.Sort == CountedApplications.ProposedSort);
        var scheduled = Sum("確定待ち", "scheduled", c => c.Sort == CountedApplications.ScheduledSort);
        var underReview = Step("審査中", "review", ApplicationStatus.UnderReview);
        return
        [
            Step("保存済み・未提出", null, ApplicationStatus.Draft),
            Step("受付済み", "submitted", ApplicationStatus.Submitted),
            underReview with
            {
                Count = underReview.Count - proposed.Count - scheduled.Count,
                AmountYen = underReview.AmountYen - proposed.AmountYen - scheduled.AmountYen,
            },
            Step("修正待ち", "returned", ApplicationStatus.Returned),
            proposed,
            scheduled,
            Step("交付決定", "granted", ApplicationStatus.Granted),
            Step("口座の確認待ち", "account", ApplicationStatus.AwaitingAccount),
            Step("振込済み", "paid", ApplicationStatus.Paid),
            Step("取消", "revoked", ApplicationStatus.Revoked),
            Step("中止・廃止", "discontinued", ApplicationStatus.Discontinued),
            Step("不交付決定", "denied", ApplicationStatus.Denied),
            Step("取り下げ", "withdrawn", ApplicationStatus.Withdrawn),
        ];
    }

    private static IEnumerable<PrefectureFigure> Prefectures47(Dictionary<string, CountedApplications> places) =>
        JapaneseText.Prefectures.All.Select(p => places.GetValueOrDefault(p.Code) is { } found
            ? new PrefectureFigure(p.Code, p.Name, found.Count, found.Decided, found.AmountYen, found.GrantedYen)
            : new PrefectureFigure(p.Code, p.Name, 0, 0, 0, 0));

    private static IReadOnlyList<WeekFigure> WeeksOf(IReadOnlyList<CountedApplications> counted)
    {
        var weeks = counted.Where(c => c is { Sort: CountedApplications.WeekSort, Week: not null }).ToDictionary(c => c.Week!.Value);
        if (weeks.Count == 0)
        {
            return [];
        }

        var (first, last) = (weeks.Keys.Min(), weeks.Keys.Max());
        return
        [
            .. Enumerable.Range(0, Math.Min(MostWeeks, ((last.DayNumber - first.DayNumber) / DaysOfWeek) + 1)).Select(n => last.AddDays(-DaysOfWeek * n)).Reverse()
                .Select(monday => weeks.GetValueOrDefault(monday) is { } found
                    ? new WeekFigure(monday, found.Count, found.Decided, found.AmountYen) : new WeekFigure(monday, 0, 0, 0)),
        ];
    }

    private static string AgeText(int index) => index == AgesFromDays.Count - 1
        ? $"{AgesFromDays[index] + 1}日目から" : $"{AgesFromDays[index] + 1}〜{AgesFromDays[index + 1]}日目";
}
