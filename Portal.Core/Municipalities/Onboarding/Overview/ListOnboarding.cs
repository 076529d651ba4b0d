using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>全保険者の10のタスク, for the secretariat.</summary>
/// <param name="Page">From 1; beyond the end counts as the last page.</param>
public sealed record ListOnboarding(OnboardingFilter Filter, int Page) : IRequest<OnboardingList>;

/// <param name="Rows">One page.</param>
/// <param name="Count">Of those listed.</param>
/// <param name="Counted">Of those among whom is counted: name and prefecture narrow them, task and state do not.</param>
/// <param name="ByTask">For each task how many are in each state.</param>
/// <param name="ByPrefecture">For each prefecture that has any, in the order of the codes.</param>
public sealed record OnboardingList(
    IReadOnlyList<OnboardingRow> Rows, int Count, int Page, int Counted, IReadOnlyList<TaskCount> ByTask, IReadOnlyList<PrefectureCount> ByPrefecture);

public sealed record TaskCount(OnboardingTask Task, int NotStarted, int UnderWay, int Done, int NotApplicable);

/// <param name="Done">Of the ten tasks, in their order: how many have done them.</param>
public sealed record PrefectureCount(string Code, string Name, int Insurers, IReadOnlyList<int> Done);

public sealed class ListOnboardingHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<ListOnboarding, OnboardingList>
{
    public async Task<OnboardingList> Handle(ListOnboarding request, CancellationToken cancellationToken)
    {
        var counted = await db.ReadOnboardingAsync(request.Filter, clock.TodayInJapan(), cancellationToken);
        var shown = counted.Select(c => c.Row).Where(request.Filter.IsShown).ToList();
        var page = ListLimits.PageWithin(request.Page, shown.Count);
        return new OnboardingList(
            [.. shown.Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize)], shown.Count, page, counted.Count,
            [.. OnboardingTasks.All.Select((task, index) => CountOf(task, [.. counted.Select(c => c.Row.States[index])]))],
            [.. counted.GroupBy(c => (Code: c.Facts.PrefectureCode, Name: c.Facts.PrefectureName)).OrderBy(g => g.Key.Code, StringComparer.Ordinal)
                .Select(g => new PrefectureCount(g.Key.Code, g.Key.Name, g.Count(), [.. OnboardingTasks.All.Select((_, index) => g.Count(c => c.Row.States[index] == TaskState.Done))]))]);
    }

    private static TaskCount CountOf(OnboardingTask task, List<TaskState> states) => new(
        task, states.Count(s => s == TaskState.NotStarted), states.Count(s => s == TaskState.UnderWay),
        states.Count(s => s == TaskState.Done), states.Count(s => s == TaskState.NotApplicable));
}

internal static class OnboardingOverview
{
    /// <summary>
    /// All insurers that the filter counts, in the order of their numbers. The states are worked out here and not in the database, where the rules
    /// would stand a second time: there are some 1,600 insurers, and there will never be many more.
    /// </summary>
    public static async Task<IReadOnlyList<(OnboardingFacts Facts, OnboardingRow Row, IReadOnlyList<TaskStanding> Tasks)>> ReadOnboardingAsync(
        this PortalDbContext db, OnboardingFilter filter, DateOnly today, CancellationToken cancellationToken)
    {
        var all = await db.OnboardingOf(db.Insurers, today).ToListAsync(cancellationToken);
        return [.. all.Where(filter.IsAmong).OrderBy(f => f.InsurerNumber, StringComparer.Ordinal).Select(facts =>
        {
            var tasks = TaskBoard.Of(facts, today);
            var row = new OnboardingRow(
                facts.InsurerId, facts.InsurerNumber, facts.Name, facts.PrefectureName, [.. tasks.Select(t => t.State)], tasks.Count(t => t.IsLate),
                filter.MembersFound(facts));
            return (facts, row, tasks);
        })];
    }
}
