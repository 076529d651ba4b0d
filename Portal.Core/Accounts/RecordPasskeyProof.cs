using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>本人の確認をパスキーで: the signature has been checked and has to be the same person's.</summary>
public sealed record RecordPasskeyProof(Guid? PasskeyOf) : IRequest<Result>;

public sealed class RecordPasskeyProofHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<RecordPasskeyProof, Result>
{
    public async Task<Result> Handle(RecordPasskeyProof request, CancellationToken cancellationToken)
    {
        if (request.PasskeyOf is null || request.PasskeyOf != user.AccountId)
        {
            return AccountErrors.PasskeyRefused;
        }

        await db.RecordProofAsync(user, clock.GetUtcNow(), cancellationToken);
        return Result.Done;
    }
}

internal static class Proof
{
    public static async Task RecordProofAsync(
        this PortalDbContext db, ICurrentUser user, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var session = await db.AccountSessions.SingleAsync(s => s.Id == user.SessionId, cancellationToken);
        session.ProvedAt = now;
        db.Add(AuditEvent.By(user, now, "IdentityProved", nameof(AccountSession), session.Id));
        await db.SaveChangesAsync(cancellationToken);
    }
}
