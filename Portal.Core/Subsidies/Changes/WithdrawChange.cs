using MediatR;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>変更・中止・廃止の申請を取り下げる, before the decision: everything stays as it was granted.</summary>
/// <param name="Id">The application.</param>
/// <param name="RequestId">The request.</param>
public sealed record WithdrawChange(Guid Id, Guid RequestId) : IRequest<Result>;

public sealed class WithdrawChangeHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<WithdrawChange, Result>
{
    public async Task<Result> Handle(WithdrawChange request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.HoldApplicationAsync(user, request.Id, ProxyScope.None, clock.GetUtcNow(), cancellationToken) is not { } application
            || await db.HoldChangeAsync(request.RequestId, cancellationToken) is not { } change || change.ApplicationId != application.Id)
        {
            return ChangeErrors.NotFound;
        }

        // The first of two clicks has withdrawn it.
        if (change.State == ChangeState.Withdrawn)
        {
            return Result.Done;
        }

        var now = clock.GetUtcNow();
        if (change.Withdraw(user.AccountId!.Value, now) is { Failed: true } refused)
        {
            return refused;
        }

        var mail = new ChangeWithdrawnMail(application.ReceiptNumber!, change.Kind, now);
        foreach (var email in await db.AddressesOfAsync(application.OfficeId, change.RequestedById, cancellationToken))
        {
            db.Add(OutgoingMail.Compose(email, mail, now, application.Id));
        }

        db.Add(AuditEvent.By(user, now, "ChangeWithdrawn", nameof(SubsidyApplication), application.Id, details: new { application.ReceiptNumber }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
