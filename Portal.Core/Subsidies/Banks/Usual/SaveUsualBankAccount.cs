using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>
/// 振込先の口座を登録・変更する, by an administrator of the office. Every administrator is told by mail, without the number. Applications that
/// were begun or sent keep the account that they name.
/// </summary>
/// <param name="OfficeId">The one that the page named: another may have been chosen in another tab since.</param>
/// <param name="Version">Of the row that the form showed; null when there was none.</param>
/// <param name="Account">As it is typed.</param>
public sealed record SaveUsualBankAccount(Guid OfficeId, uint? Version, BankAccountForm Account) : IRequest<Result<SavedBankAccount>>;

/// <summary>What became of 振込先の口座.</summary>
public enum SavedBankAccount
{
    /// <summary>It says what it said before: nobody has been told.</summary>
    Unchanged,

    /// <summary>The administrators have been told.</summary>
    Changed,
}

public sealed class SaveUsualBankAccountHandler(PortalDbContext db, BankList banks, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<SaveUsualBankAccount, Result<SavedBankAccount>>
{
    public async Task<Result<SavedBankAccount>> Handle(SaveUsualBankAccount request, CancellationToken cancellationToken)
    {
        // Holds the office's row: two administrators take turns, also for the first account, when there is no row to compare.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var held = await db.HoldPeopleForAsync(user, request.OfficeId, cancellationToken);
        if (held.Failed)
        {
            return Result<SavedBankAccount>.Fail(held.Errors);
        }

        var read = BankAccount.Read(request.Account, banks);
        if (read.Failed)
        {
            return Result<SavedBankAccount>.Fail(read.Errors);
        }

        var row = await db.UsualBankAccounts.SingleOrDefaultAsync(a => a.OfficeId == request.OfficeId, cancellationToken);
        // A second click, or nothing new: nobody has to be told.
        if (row?.Account == read.Value)
        {
            return SavedBankAccount.Unchanged;
        }

        if (row is null ? request.Version is not null : request.Version is not { } version || !db.IsVersion(row, version))
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        await SaveAsync(request, row, read.Value, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return SavedBankAccount.Changed;
    }

    private async Task SaveAsync(
        SaveUsualBankAccount request, UsualBankAccount? row, BankAccount account, CancellationToken cancellationToken)
    {
        var (before, now) = (row?.Account.MaskedCode(), clock.GetUtcNow());
        if (row is null)
        {
            db.Add(new UsualBankAccount
            {
                OfficeId = request.OfficeId,
                Form = request.Account,
                Account = account,
                SavedAt = now,
                SavedById = user.AccountId!.Value,
            });
        }
        else
        {
            (row.Form, row.Account, row.SavedAt, row.SavedById) = (request.Account, account, now, user.AccountId!.Value);
        }

        db.Add(AuditEvent.By(user, now, "OfficeBankAccountChanged", nameof(Office), request.OfficeId, details: new
        {
            before,
            after = account.MaskedCode(),
        }));
        var name = await db.Offices.Where(o => o.Id == request.OfficeId).Select(o => o.Name).SingleAsync(cancellationToken);
        foreach (var address in await db.AddressesOfAsync(request.OfficeId, user.AccountId, cancellationToken))
        {
            db.Add(OutgoingMail.Compose(address, new BankAccountChangedMail(name, now), now, request.OfficeId));
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
