using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>助成金の制度の案をつくる: from one in force, for the same year (変更) or for the next (翌年度).</summary>
/// <param name="SourceId">What is copied.</param>
/// <param name="ForNextYear">Then every day moves on by a year.</param>
public sealed record StartProgrammeDraft(Guid SourceId, bool ForNextYear) : IRequest<Result<Guid>>;

public sealed class StartProgrammeDraftHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<StartProgrammeDraft, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(StartProgrammeDraft request, CancellationToken cancellationToken)
    {
        if (await db.SubsidyProgrammes.AsNoTracking().InForce(db).SingleOrDefaultAsync(p => p.Id == request.SourceId, cancellationToken)
            is not { } source)
        {
            return SubsidyProgrammeErrors.NotInForce;
        }

        var year = source.FiscalYear + (request.ForNextYear ? 1 : 0);
        var others = await db.SubsidyProgrammes.AsNoTracking().Where(p => p.FiscalYear == year && p.Kind == source.Kind)
            .Select(p => new { p.Revision, p.Status }).ToListAsync(cancellationToken);
        if (others.Any(p => request.ForNextYear || p.Status != ProgrammeStatus.Approved))
        {
            return request.ForNextYear && others.All(p => p.Status == ProgrammeStatus.Approved)
                ? SubsidyProgrammeErrors.YearExists(year)
                : SubsidyProgrammeErrors.DraftExists;
        }

        var now = clock.GetUtcNow();
        var draft = new SubsidyProgramme
        {
            FiscalYear = year,
            Kind = source.Kind,
            Revision = others.Select(p => p.Revision).DefaultIfEmpty(0).Max() + 1,
            Name = source.Name,
            Rules = request.ForNextYear ? source.Rules.AYearLater() : source.Rules,
            EditedAt = now,
            EditedById = user.AccountId,
            EditorIds = [user.AccountId!.Value],
        };
        db.Add(draft);
        db.Add(AuditEvent.By(user, now, "SubsidyProgrammeDrafted", nameof(SubsidyProgramme), draft.Id, details: new
        {
            year = FiscalYear.TextOf(year),
            kind = draft.Kind.ToString(),
            draft.Revision,
        }));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception)
            when (exception.Violates(SubsidyProgramme.OneDraftAtATime) || exception.Violates(SubsidyProgramme.OnePerRevision))
        {
            return SubsidyProgrammeErrors.DraftExists;
        }

        return draft.Id;
    }
}
