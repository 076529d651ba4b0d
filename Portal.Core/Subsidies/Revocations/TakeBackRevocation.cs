using MediatR;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>取消の案を取り下げる, by who proposed it. A second click changes nothing.</summary>
/// <param name="Id">The application.</param>
/// <param name="RevocationId">取消の案.</param>
public sealed record TakeBackRevocation(Guid Id, Guid RevocationId) : IRequest<Result>;

public sealed class TakeBackRevocationHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<TakeBackRevocation, Result>
{
    public async Task<Result> Handle(TakeBackRevocation request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.HoldSentApplicationAsync(request.Id, cancellationToken) is not { } application)
        {
            return ExaminationErrors.NotFound;
        }

        var revocation = await db.RevocationOfAsync(application.Id, request.RevocationId, cancellationToken);
        if (revocation is { State: RevocationState.TakenBack } && revocation.EndedById == user.AccountId)
        {
            return Result.Done;
        }

        if (revocation is not { State: RevocationState.Proposed } || revocation.ProposedById != user.AccountId)
        {
            return revocation is { State: RevocationState.Proposed } ? RevocationErrors.NotYours : RevocationErrors.NothingProposed;
        }

        var now = clock.GetUtcNow();
        revocation.TakeBack(user.AccountId!.Value, now);
        db.Add(AuditEvent.By(
            user, now, "RevocationTakenBack", nameof(SubsidyApplication), application.Id, details: new { application.ReceiptNumber }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
