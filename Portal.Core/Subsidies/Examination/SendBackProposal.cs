using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>決定の案を差し戻す, to who proposed it: by a second person, or by that person, who has seen a mistake.</summary>
/// <param name="Id">The application.</param>
/// <param name="Version">Of the examination that the form showed.</param>
/// <param name="Reason">For the examiner; the applicant never sees it.</param>
public sealed record SendBackProposal(Guid Id, uint Version, string? Reason) : IRequest<Result>;

public sealed class SendBackProposalHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<SendBackProposal, Result>
{
    public async Task<Result> Handle(SendBackProposal request, CancellationToken cancellationToken)
    {
        var reason = JapaneseNfc.Normalise((request.Reason ?? "").Trim());
        if (reason.Length is 0 or > Examination.ReasonMaxLength)
        {
            return reason.Length == 0 ? ExaminationErrors.SendBackReasonMissing : ExaminationErrors.SendBackReasonTooLong;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.HoldSentApplicationAsync(request.Id, cancellationToken) is not { } application)
        {
            return ExaminationErrors.NotFound;
        }

        var examination = await db.Examinations.SingleOrDefaultAsync(e => e.ApplicationId == application.Id, cancellationToken);
        if (examination?.Proposal is null || !application.IsBeingExamined)
        {
            return ExaminationErrors.NothingProposed;
        }

        if (!examination.IsAsShown(request.Version))
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        var now = clock.GetUtcNow();
        if (await db.HoldScheduledDecisionAsync(application.Id, cancellationToken) is { } waiting && waiting.DueAt <= now)
        {
            // Said to be final, whether the worker has come or not.
            return ScheduledDecisionErrors.TooLate;
        }

        await db.LetFallOutAsync(application, ScheduledDecisionErrors.SentBack, user, now, cancellationToken);
        examination.SendBack(reason);
        db.Add(AuditEvent.By(
            user, now, "DecisionProposalSentBack", nameof(SubsidyApplication), application.Id, details: new { application.ReceiptNumber }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
