using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>One account in the asking person's care; null for any other.</summary>
public sealed record FindAccount(Guid Id) : IRequest<AccountDetails?>;

/// <param name="IsSelf">The asking person's own: it is not administered by its owner.</param>
/// <param name="InvitedUntil">The end of an open invitation; null when there is none.</param>
/// <param name="LockedUntil">Null unless it is locked now.</param>
/// <param name="IssuedUntil">The end of an issued password that has not been replaced; null when there is none.</param>
/// <param name="Version">Changes with whatever is administered here.</param>
public sealed record AccountDetails(
    Guid Id, string LoginId, string DisplayName, string Department, string Email, AccountRole Role, Guid? InsurerId,
    string Organisation, AccountState State, bool HasSecondFactor, DateTimeOffset CreatedAt, DateTimeOffset? LastSignedInAt,
    DateTimeOffset? InvitedUntil, DateTimeOffset? LockedUntil, DateTimeOffset? IssuedUntil, bool IsSelf, string Version)
{
    /// <summary>Browsers in which the person is signed in now.</summary>
    public int Sessions { get; init; }
}

public sealed class FindAccountHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<FindAccount, AccountDetails?>
{
    public async Task<AccountDetails?> Handle(FindAccount request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var found = await db.AccountsInCareOf(user).Where(a => a.Id == request.Id).Select(a => new AccountDetails(
            a.Id, a.UserName!, a.DisplayName, a.Department, a.Email!, a.Role, a.InsurerId,
            db.Organisations().Where(o => o.AccountId == a.Id).Select(o => o.Name).First(),
            a.DisabledAt != null ? AccountState.Disabled
                : a.LockoutEnd > now ? AccountState.Locked
                : a.PasswordHash == null ? AccountState.Invited : AccountState.Active,
            a.TwoFactorEnabled, a.CreatedAt, a.LastSignedInAt,
            db.AccountLinks
                .Where(l => l.AccountId == a.Id && l.Purpose == AccountLinkPurpose.Activation && l.UsedAt == null && l.ExpiresAt > now)
                .Select(l => (DateTimeOffset?)l.ExpiresAt).FirstOrDefault(),
            a.LockoutEnd > now ? a.LockoutEnd : null,
            a.IssuedPasswordEndsAt, a.Id == user.AccountId, a.ConcurrencyStamp!)).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var idleSince = now - SessionLimits.IdleOf(found.Role);
        return found with
        {
            Sessions = await db.AccountSessions.CountAsync(
                s => s.AccountId == found.Id && s.EndsAt > now && s.LastSeenAt > idleSince, cancellationToken),
        };
    }
}
