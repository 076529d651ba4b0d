using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>記録を残す: the application is not deleted before somebody lifts that. A second click is the same one.</summary>
/// <param name="Id">The application.</param>
/// <param name="OrderId">Given by the page.</param>
/// <param name="Reason">残す理由, as typed.</param>
public sealed record OrderRetention(Guid Id, Guid OrderId, string? Reason) : IRequest<Result>;

public sealed class OrderRetentionHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<OrderRetention, Result>
{
    public async Task<Result> Handle(OrderRetention request, CancellationToken cancellationToken)
    {
        var reason = JapaneseNfc.Normalise(request.Reason ?? "").ReplaceLineEndings("\n").Trim();
        if (ProblemOf(reason) is { } problem)
        {
            return problem;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // The application first: it is either kept or deleted.
        if (await db.HoldSentApplicationAsync(request.Id, cancellationToken) is not { } application)
        {
            return RetentionOrderErrors.NotFound;
        }

        var orders = await db.RetentionOrders.AsNoTracking().Where(o => o.ApplicationId == application.Id)
            .Select(o => new { o.Id, o.LiftedAt }).ToListAsync(cancellationToken);
        if (orders.Find(o => o.LiftedAt == null) is { } open)
        {
            return open.Id == request.OrderId ? Result.Done : RetentionOrderErrors.AlreadyOrdered;
        }

        // An old form, sent again: the record is kept no more.
        if (orders.Exists(o => o.Id == request.OrderId))
        {
            return RetentionOrderErrors.LiftedSince;
        }

        var now = clock.GetUtcNow();
        db.Add(new RetentionOrder
        {
            Id = request.OrderId,
            ApplicationId = application.Id,
            Reason = reason,
            OrderedAt = now,
            OrderedById = user.AccountId!.Value,
        });
        db.Add(AuditEvent.By(user, now, "RetentionOrdered", nameof(SubsidyApplication), application.Id, details: new { application.ReceiptNumber }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }

    private static Error? ProblemOf(string reason) =>
        reason.Length == 0 ? RetentionOrderErrors.ReasonMissing
        : reason.Length > RetentionOrder.ReasonMaxLength ? RetentionOrderErrors.ReasonTooLong
        : HiddenCharacters.AreInLines(reason) ? RetentionOrderErrors.ReasonHidden
        : null;
}
