using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>セキュリティ設定: the person's factors and signed-in browsers.</summary>
public sealed record ShowMySecurity : IRequest<MySecurity>;

/// <summary>セキュリティ設定の画面.</summary>
public sealed record MySecurity(
    string LoginId, string Email, bool HasApp, int Passkeys, int RecoveryCodesLeft, IReadOnlyList<MySession> Sessions);

/// <param name="IsThis">The browser that asks.</param>
public sealed record MySession(Guid Id, string Device, DateTimeOffset SignedInAt, DateTimeOffset LastSeenAt, bool IsThis);

public sealed class ShowMySecurityHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ShowMySecurity, MySecurity>
{
    public async Task<MySecurity> Handle(ShowMySecurity request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var idleSince = now - SessionLimits.IdleOf(user.Role!.Value);
        var sessions = await db.AccountSessions
            .Where(s => s.AccountId == user.AccountId && s.EndsAt > now && s.LastSeenAt > idleSince)
            .OrderByDescending(s => s.LastSeenAt)
            .Select(s => new MySession(s.Id, s.Device, s.SignedInAt, s.LastSeenAt, s.Id == user.SessionId))
            .ToListAsync(cancellationToken);
        return await db.Users.Where(a => a.Id == user.AccountId).Select(a => new MySecurity(
            a.UserName!, a.Email!,
            db.AuthenticatorApps.Any(p => p.AccountId == a.Id && p.ConfirmedAt != null),
            db.UserPasskeys.Count(p => p.UserId == a.Id),
            db.RecoveryCodes.Count(c => c.AccountId == a.Id && c.UsedAt == null),
            sessions)).SingleAsync(cancellationToken);
    }
}
