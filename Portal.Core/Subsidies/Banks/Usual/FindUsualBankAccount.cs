using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>
/// 振込先の口座 of the office that the person works for now; null when none is kept. Only administrators change it; everybody there may
/// begin an application with it, and reads the account in it.
/// </summary>
public sealed record FindUsualBankAccount : IRequest<UsualBankAccountView?>;

/// <param name="Form">As it was typed.</param>
/// <param name="Account">As a transfer names it.</param>
/// <param name="SavedAt">The last change, UTC.</param>
/// <param name="SavedBy">Who made it.</param>
/// <param name="Version">Of the row, for a form.</param>
public sealed record UsualBankAccountView(BankAccountForm Form, BankAccount Account, DateTimeOffset SavedAt, string? SavedBy, uint Version);

public sealed class FindUsualBankAccountHandler(PortalDbContext db, ICurrentUser user)
    : IRequestHandler<FindUsualBankAccount, UsualBankAccountView?>
{
    public Task<UsualBankAccountView?> Handle(FindUsualBankAccount request, CancellationToken cancellationToken) =>
        db.UsualBankAccounts.AsNoTracking().Where(a => a.OfficeId == user.OfficeId)
            .Select(a => new UsualBankAccountView(
                a.Form, a.Account, a.SavedAt,
                db.Users.Where(u => u.Id == a.SavedById).Select(u => u.DisplayName).FirstOrDefault(),
                EF.Property<uint>(a, RowVersions.Property)))
            .SingleOrDefaultAsync(cancellationToken);
}
