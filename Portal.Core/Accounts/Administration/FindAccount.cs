using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>One account in the asking person's care; null for any other.</summary>
public sealed record FindAccount(Guid Id) : IRequest<AccountDetails?>;

/// <param name="IsSelf">The asking person's own: it is not administered by its owner.</param>
/// <param name="InvitedUntil">The end of an open invitation; null when there is none.</param>
/// <param name="LockedUntil">Null unless it is locked now.</param>
public sealed record AccountDetails(
    Guid Id, string LoginId, string DisplayName, string Department, string Email, AccountRole Role, Guid? InsurerId,
    string? InsurerName, AccountState State, bool HasSecondFactor, DateTimeOffset CreatedAt, DateTimeOffset? LastSignedInAt,
    DateTimeOffset? InvitedUntil, DateTimeOffset? LockedUntil, int Sessions, bool IsSelf);

public sealed class FindAccountHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<FindAccount, AccountDetails?>
{
    public Task<AccountDetails?> Handle(FindAccount request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.AccountsInCareOf(user).Where(a => a.Id == request.Id).Select(a => new AccountDetails(
            a.Id, a.UserName!, a.DisplayName, a.Department, a.Email!, a.Role, a.InsurerId,
            db.Insurers.Where(i => i.Id == a.InsurerId).Select(i => i.Name).FirstOrDefault(),
            a.DisabledAt != null ? AccountState.Disabled
                : a.LockoutEnd > now ? AccountState.Locked
                : a.PasswordHash == null ? AccountState.Invited : AccountState.Active,
            a.TwoFactorEnabled, a.CreatedAt, a.LastSignedInAt,
            db.AccountLinks
                .Where(l => l.AccountId == a.Id && l.Purpose == AccountLinkPurpose.Activation && l.UsedAt == null && l.ExpiresAt > now)
                .Select(l => (DateTimeOffset?)l.ExpiresAt).FirstOrDefault(),
            a.LockoutEnd > now ? a.LockoutEnd : null,
            db.AccountSessions.Count(s => s.AccountId == a.Id && s.EndsAt > now),
            a.Id == user.AccountId)).SingleOrDefaultAsync(cancellationToken);
    }
}
