using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Municipalities;

/// <summary>認証キーを失効させる, at once. What is revoked already is no refusal.</summary>
public sealed record RevokeAuthenticationKey(Guid Id) : IRequest<Result>;

public sealed class RevokeAuthenticationKeyHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<RevokeAuthenticationKey, Result>
{
    public async Task<Result> Handle(RevokeAuthenticationKey request, CancellationToken cancellationToken)
    {
        var (insurerId, now) = (user.InsurerId!.Value, clock.GetUtcNow());
        await using var turn = await db.Database.BeginTransactionAsync(cancellationToken);
        var key = (await db.AuthenticationKeys.FromSql($"""
            SELECT * FROM authentication_keys WHERE id = {request.Id} AND insurer_id = {insurerId} FOR UPDATE
            """).ToListAsync(cancellationToken)).SingleOrDefault();
        if (key is null)
        {
            return AuthenticationKeyErrors.NotFound;
        }

        if (key.RevokedAt is not null)
        {
            return Result.Done;
        }

        key.Revoke(user.AccountId!.Value, now);
        db.Add(AuditEvent.By(user, now, "AuthenticationKeyRevoked", nameof(AuthenticationKey), key.Id));
        await db.TellAdministratorsAsync(insurerId, new AuthenticationKeyMail(key.End, now, IsRevoked: true), key.Id, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await turn.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
