using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>One task of the own insurer. Null for a number that is none.</summary>
public sealed record FindOnboardingTask(int Number) : IRequest<OnboardingTaskView?>;

/// <param name="Report">What was reported; null while nothing was, and for tasks 1 to 5.</param>
/// <param name="Files">In the order in which they came.</param>
public sealed record OnboardingTaskView(
    OnboardingFacts Facts, TaskStanding Standing, TaskReportView? Report, IReadOnlyList<TaskFile> Files)
{
    public OnboardingTask Task => Standing.Task;

    /// <summary>Something is being checked: the page looks again by itself.</summary>
    public bool IsUnderWay => Files.Any(f => f.IsWaiting);

    public bool HasRoom => Files.Count(f => f.Status != TaskFileStatus.Refused) < TaskFile.MostPerTask;

    public bool MayReport => Task.IsReported() && Standing.State != TaskState.NotApplicable;
}

/// <param name="SavedBy">氏名 of who saved it last.</param>
public sealed record TaskReportView(
    uint Version, TaskState State, DateOnly? DoneOn, string Person, string Note, string SavedBy, DateTimeOffset SavedAt);

public sealed class FindOnboardingTaskHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<FindOnboardingTask, OnboardingTaskView?>
{
    public async Task<OnboardingTaskView?> Handle(FindOnboardingTask request, CancellationToken cancellationToken)
    {
        var id = user.InsurerId;
        var (task, today) = ((OnboardingTask)request.Number, clock.TodayInJapan());
        if (!Enum.IsDefined(task)
            || await db.OnboardingOf(db.Insurers.Where(i => i.Id == id), today).SingleOrDefaultAsync(cancellationToken) is not { } facts)
        {
            return null;
        }

        var standing = TaskBoard.Of(facts, today).Single(t => t.Task == task);
        if (!task.IsReported())
        {
            return new OnboardingTaskView(facts, standing, null, []);
        }

        var report = await db.TaskReports.Where(r => r.InsurerId == id && r.Task == task)
            .Select(r => new TaskReportView(
                EF.Property<uint>(r, RowVersions.Property), r.State, r.DoneOn, r.Person, r.Note,
                db.Users.Where(u => u.Id == r.SavedById).Select(u => u.DisplayName).FirstOrDefault() ?? "", r.SavedAt))
            .SingleOrDefaultAsync(cancellationToken);
        var files = await db.TaskFiles.AsNoTracking().Where(f => f.InsurerId == id && f.Task == task)
            .OrderBy(f => f.UploadedAt).ThenBy(f => f.Id).ToListAsync(cancellationToken);
        return new OnboardingTaskView(facts, standing, report, files);
    }
}
