using MediatR;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>回を差し戻す, by a second person, or by who has seen a mistake of their own.</summary>
/// <param name="Id">The batch.</param>
/// <param name="Version">As the page showed it.</param>
/// <param name="Reason">For who made it.</param>
public sealed record SendBackPaymentBatch(Guid Id, uint Version, string? Reason) : IRequest<Result>;

public sealed class SendBackPaymentBatchHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<SendBackPaymentBatch, Result>
{
    public async Task<Result> Handle(SendBackPaymentBatch request, CancellationToken cancellationToken)
    {
        var reason = PaymentReason.Read(request.Reason);
        if (reason.Failed)
        {
            return Result.Fail(reason.Errors);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.HoldBatchAsync(request.Id, cancellationToken) is not { } batch)
        {
            return PaymentErrors.NotFound;
        }

        // The first of two clicks has sent it back.
        if (batch.Status == PaymentBatchStatus.Draft && batch.SentBackReason == reason.Value)
        {
            return Result.Done;
        }

        if (batch.Status == PaymentBatchStatus.Proposed && !db.IsVersion(batch, request.Version))
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        if (batch.SendBack(reason.Value) is { Failed: true } refused)
        {
            return refused;
        }

        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "PaymentBatchSentBack", nameof(PaymentBatch), batch.Id));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
