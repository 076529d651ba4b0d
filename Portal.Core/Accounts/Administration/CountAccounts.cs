using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>The figures of the secretariat's first page.</summary>
public sealed record CountAccounts : IRequest<AccountFigures>;

/// <param name="WithoutAdministrator">Insurers in which nobody can invite or change settings.</param>
public sealed record AccountFigures(int Insurers, int ActiveAccounts, int Invited, int Locked, int WithoutAdministrator);

public sealed class CountAccountsHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<CountAccounts, AccountFigures>
{
    public async Task<AccountFigures> Handle(CountAccounts request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var enabled = await db.Users.Where(a => a.DisabledAt == null).GroupBy(_ => 1).Select(g => new
        {
            Active = g.Count(a => a.PasswordHash != null),
            Invited = g.Count(a => a.PasswordHash == null),
            Locked = g.Count(a => a.LockoutEnd > now),
        }).SingleOrDefaultAsync(cancellationToken);
        return new AccountFigures(
            await db.Insurers.CountAsync(cancellationToken), enabled?.Active ?? 0, enabled?.Invited ?? 0, enabled?.Locked ?? 0,
            await db.Insurers.CountAsync(
                i => !db.Users.Any(a => a.InsurerId == i.Id && a.Role == AccountRole.InsurerAdministrator
                    && a.DisabledAt == null && a.PasswordHash != null),
                cancellationToken));
    }
}
