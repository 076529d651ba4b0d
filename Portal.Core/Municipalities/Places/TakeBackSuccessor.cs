using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Municipalities;

/// <summary>引き継ぎ先の登録を取り消す, by the secretariat, when it had the wrong one: a version, and its subscribers are told.</summary>
/// <param name="ChangeId">What was recorded.</param>
public sealed record TakeBackSuccessor(Guid ChangeId) : IRequest<Result>;

public sealed class TakeBackSuccessorHandler(PortalDbContext db, PublicStatus status, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<TakeBackSuccessor, Result>
{
    public async Task<Result> Handle(TakeBackSuccessor request, CancellationToken cancellationToken)
    {
        await using var turn = await db.Database.BeginTransactionAsync(cancellationToken);
        await StatusSubscription.TakeTurnAsync(db, cancellationToken);
        if (await db.MunicipalityChanges.Where(MunicipalityChange.IsSuccessor)
            .SingleOrDefaultAsync(c => c.Id == request.ChangeId, cancellationToken) is not { } change)
        {
            return SuccessorErrors.NotRecorded;
        }

        var now = clock.GetUtcNow();
        var version = await PublicStatusVersion.NextAsync(db, PublicStatusCause.Places, now, user.AccountId, cancellationToken);
        change.TakeBack(version.Number);
        db.Add(version);
        db.Add(AuditEvent.By(
            user, now, "SuccessorTakenBack", nameof(PublicStatusVersion), version.Id, details: new { before = change.OldCode, after = change.NewCode }));
        await db.SaveChangesAsync(cancellationToken);
        // What was chosen by a person stays, even when it is the same one.
        await db.Set<SubscribedPlace>().Where(p => p.Code == change.NewCode && p.SuccessorOf == change.OldCode).ExecuteDeleteAsync(cancellationToken);
        await turn.CommitAsync(cancellationToken);
        await status.ReadAsync(db, cancellationToken);
        return Result.Done;
    }
}
