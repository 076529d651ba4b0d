using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Links;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>
/// アカウントの復旧を確認する, by the second operator. Both addresses and the office's administrators are told at once; the account changes when
/// the waiting time is over and the new address is proven.
/// </summary>
public sealed record ConfirmAccountRecovery(Guid Id) : IRequest<Result>;

public sealed class ConfirmAccountRecoveryHandler(
    PortalDbContext db, PortalUrls urls, IDataProtectionProvider protection, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ConfirmAccountRecovery, Result>
{
    public async Task<Result> Handle(ConfirmAccountRecovery request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.HoldRecoveryAsync(request.Id, cancellationToken) is not { } recovery)
        {
            return RecoveryErrors.NotOpen;
        }

        // A second click.
        if (recovery.Status == RecoveryStatus.Waiting && recovery.ConfirmedById == user.AccountId)
        {
            return Result.Done;
        }

        if (recovery.Status != RecoveryStatus.Requested)
        {
            return RecoveryErrors.NotOpen;
        }

        if (await db.RefusalOfAsync(recovery, user, cancellationToken) is { } notTheSecond)
        {
            return notTheSecond;
        }

        var account = await db.Users.AsNoTracking().SingleAsync(a => a.Id == recovery.AccountId, cancellationToken);
        if (await db.IsInUseSinceAsync(account, recovery.RequestedAt, cancellationToken))
        {
            return RecoveryErrors.OwnerIsThere;
        }

        var confirmed = Confirm(recovery, clock.GetUtcNow());
        if (confirmed.Failed)
        {
            return confirmed;
        }

        await TellAdministratorsAsync(recovery, account, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }

    private Result Confirm(AccountRecovery recovery, DateTimeOffset now)
    {
        var (objection, proof, until) = (SecretToken.New(), SecretToken.New(), now + AccountRecovery.Patience);
        var toOld = OutgoingMail.ComposeSecret(
            recovery.OldEmail, new RecoveryBegunMail(urls.To($"/account/recovery/{objection.Text}")), now, protection, recovery.AccountId, until);
        if (recovery.Confirm(user.AccountId!.Value, toOld.Id, objection.Hash, proof.Hash, now) is { Failed: true } refused)
        {
            return refused;
        }

        db.Add(toOld);
        db.Add(OutgoingMail.ComposeSecret(
            recovery.NewEmail, new RecoveryWaitingMail(urls.To($"/account/confirm-recovery/{proof.Text}"), until), now, protection,
            recovery.AccountId, until));
        db.Add(AuditEvent.By(user, now, "AccountRecoveryConfirmed", nameof(Account), recovery.AccountId, details: new { RecoveryId = recovery.Id }));
        return Result.Done;
    }

    // A colleague may know that the person still works there, and has lost nothing.
    private async Task TellAdministratorsAsync(AccountRecovery recovery, Account account, CancellationToken cancellationToken)
    {
        var own = new[] { recovery.OldEmail, recovery.NewEmail }.Select(MailAddress.Normalise).ToHashSet();
        var offices = await db.OfficeMemberships.Where(m => m.AccountId == account.Id && m.LeftAt == null).OrderBy(m => m.Id)
            .Join(db.Offices, m => m.OfficeId, o => o.Id, (m, o) => new { o.Id, o.Name }).ToListAsync(cancellationToken);
        foreach (var office in offices)
        {
            var addresses = await db.AddressesOfAsync(office.Id, accountId: null, cancellationToken);
            foreach (var address in addresses.Where(a => !own.Contains(MailAddress.Normalise(a))))
            {
                db.Add(OutgoingMail.Compose(
                    address, new RecoveryOfColleagueMail(office.Name), recovery.ConfirmedAt!.Value, recovery.AccountId));
            }
        }
    }
}
