using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>助成金の申請を始める: a draft that begins with what was registered. A second click finds the first one's.</summary>
/// <returns>The draft.</returns>
public sealed record StartApplication : IRequest<Result<Guid>>;

public sealed class StartApplicationHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<StartApplication, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(StartApplication request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await db.HoldActingAsync(user, clock.GetUtcNow(), cancellationToken))
        {
            return ProxyErrors.NotInForce;
        }

        var officeId = user.OfficeFor(ProxyScope.Prepare);
        if (await db.Offices.AsNoTracking().SingleOrDefaultAsync(o => o.Id == officeId, cancellationToken) is not { } office)
        {
            return OfficeErrors.NoOffice;
        }

        var (kind, now) = (office.IsMedical ? SubsidyKind.PhysicianStatements : SubsidyKind.CardReaders, clock.GetUtcNow());
        var programme = await db.SubsidyProgrammes.AsNoTracking().InForce(kind, clock.TodayInJapan()).SingleOrDefaultAsync(cancellationToken);
        if (programme is null || !await db.ReceivesAsync(kind, programme.FiscalYear, now, cancellationToken))
        {
            return ApplicationErrors.NoProgramme;
        }

        var onceYear = programme.Rules.Once == OnceRule.Ever ? 0 : programme.FiscalYear;
        var earlier = await db.SubsidyApplications.AsNoTracking()
            .Where(a => a.OfficeId == office.Id && a.Kind == kind && a.Status != ApplicationStatus.Withdrawn && a.Status != ApplicationStatus.Denied)
            .Select(a => new { a.Id, a.Status, a.OnceYear, a.FiscalYear }).ToListAsync(cancellationToken);
        if (earlier.FirstOrDefault(a => a.Status == ApplicationStatus.Draft && a.FiscalYear == programme.FiscalYear) is { } draft)
        {
            return draft.Id;
        }

        if (earlier.Any(a => a.Status != ApplicationStatus.Draft && a.OnceYear == onceYear)
            || await db.HadItsTurnAsync(office.Id, kind, onceYear, cancellationToken))
        {
            return ApplicationErrors.AlreadyApplied;
        }

        return await StartAsync(office, programme, onceYear, now, transaction, cancellationToken);
    }

    private async Task<Result<Guid>> StartAsync(
        Office office, SubsidyProgramme programme, int onceYear, DateTimeOffset now, IDbContextTransaction transaction, CancellationToken cancellationToken)
    {
        var application = new SubsidyApplication
        {
            OfficeId = office.Id,
            ProgrammeId = programme.Id,
            Kind = programme.Kind,
            FiscalYear = programme.FiscalYear,
            OnceYear = onceYear,
            Form = new ApplicationForm(),
            CreatedAt = now,
            CreatedById = user.AccountId!.Value,
            SavedAt = now,
            SavedById = user.AccountId.Value,
        };
        db.Add(application);
        db.Add(AuditEvent.By(user, now, "SubsidyApplicationStarted", nameof(SubsidyApplication), application.Id, details: new
        {
            Kind = programme.Kind.ToString(),
            Year = FiscalYear.TextOf(programme.FiscalYear),
        }));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return application.Id;
        }
        catch (DbUpdateException exception) when (exception.Violates(SubsidyApplication.OneDraft))
        {
            await transaction.RollbackAsync(cancellationToken);
            return await db.SubsidyApplications.Where(a => a.OfficeId == office.Id && a.Kind == programme.Kind
                && a.FiscalYear == programme.FiscalYear && a.Status == ApplicationStatus.Draft).Select(a => a.Id).SingleAsync(cancellationToken);
        }
    }
}
