using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Municipalities;

/// <summary>
/// 認証キーを確かめて使う: whose key it is, and that it was used. Whatever an insurer's system sends asks here first; the database decides each
/// time, so that a revoked key opens nothing from then on.
/// </summary>
/// <param name="Key">As it was presented.</param>
public sealed record UseAuthenticationKey(string? Key) : IRequest<Result<Guid>>;

public sealed class UseAuthenticationKeyHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<UseAuthenticationKey, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(UseAuthenticationKey request, CancellationToken cancellationToken)
    {
        var (hash, now) = (SecretToken.HashOf(request.Key?.Trim()), clock.GetUtcNow());
        // One statement: a key that is revoked meanwhile is either used before that or not at all.
        var insurers = await db.Database.SqlQuery<Guid>($"""
            UPDATE authentication_keys k SET last_used_at = greatest(k.last_used_at, {now}) FROM insurers i
            WHERE k.key_hash = {hash} AND k.revoked_at IS NULL AND i.id = k.insurer_id AND i.has_insurer_function
            RETURNING k.insurer_id AS "Value"
            """).ToListAsync(cancellationToken);
        return insurers is [var insurerId] ? insurerId : AuthenticationKeyErrors.Unusable;
    }
}
