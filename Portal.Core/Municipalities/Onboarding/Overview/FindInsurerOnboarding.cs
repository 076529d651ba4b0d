using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>1団体の10のタスク, for the secretariat, with what was reported. Null when there is no such insurer.</summary>
public sealed record FindInsurerOnboarding(Guid InsurerId) : IRequest<InsurerOnboarding?>;

public sealed record InsurerOnboarding(
    OnboardingFacts Facts, IReadOnlyList<TaskStanding> Tasks, IReadOnlyList<TaskReport> Reports, IReadOnlyList<TaskFile> Files,
    IReadOnlyList<ContactPerson> Contacts);

public sealed class FindInsurerOnboardingHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<FindInsurerOnboarding, InsurerOnboarding?>
{
    public async Task<InsurerOnboarding?> Handle(FindInsurerOnboarding request, CancellationToken cancellationToken)
    {
        var (id, today) = (request.InsurerId, clock.TodayInJapan());
        if (await db.OnboardingOf(db.Insurers.Where(i => i.Id == id), today).SingleOrDefaultAsync(cancellationToken) is not { } facts)
        {
            return null;
        }

        var reports = await db.TaskReports.AsNoTracking().Where(r => r.InsurerId == id).ToListAsync(cancellationToken);
        var files = await db.TaskFiles.AsNoTracking().Where(f => f.InsurerId == id && f.Status == TaskFileStatus.Clean)
            .OrderBy(f => f.UploadedAt).ThenBy(f => f.Id).ToListAsync(cancellationToken);
        var contacts = await db.ContactPersons.AsNoTracking().Where(c => c.InsurerId == id).OrderBy(c => c.Id).ToListAsync(cancellationToken);
        return new InsurerOnboarding(facts, TaskBoard.Of(facts, today), reports, files, contacts);
    }
}
