using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>審査の確認項目にチェックを入れる, by who examines the application. A return takes the ticks away: what comes back is looked at again.</summary>
/// <param name="Id">The application.</param>
/// <param name="Ticks">Items of the programme's checklist; everything else is none.</param>
public sealed record TickChecklist(Guid Id, IReadOnlyList<string> Ticks) : IRequest<Result>;

public sealed class TickChecklistHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<TickChecklist, Result>
{
    public async Task<Result> Handle(TickChecklist request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var application = await db.HoldSentApplicationAsync(request.Id, cancellationToken);
        if (application is not { IsBeingExamined: true })
        {
            return application is null ? ExaminationErrors.NotFound : ExaminationErrors.NotOpen;
        }

        var examination = await db.Examinations.SingleOrDefaultAsync(e => e.ApplicationId == application.Id, cancellationToken);
        if (examination?.ExaminerId != user.AccountId)
        {
            return ExaminationErrors.NotTaken;
        }

        var items = (await db.RulesOfAsync(application, cancellationToken)).Checklist;
        var ticked = items.Where(request.Ticks.Contains).ToList();
        if (examination!.Tick(ticked) is { Failed: true } refused)
        {
            return refused;
        }

        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "ChecklistTicked", nameof(SubsidyApplication), application.Id, details: new
        {
            application.ReceiptNumber,
            Count = ticked.Count,
        }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
