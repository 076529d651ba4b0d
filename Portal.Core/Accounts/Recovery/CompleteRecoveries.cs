using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;

namespace Portal.Core.Accounts;

/// <summary>
/// アカウントの復旧を実行する, once the waiting time is over: everything that opened the account ends, and the new address gets a link to set a
/// password. One in each run.
/// </summary>
public sealed record CompleteRecoveries : IRequest<bool>;

public sealed class CompleteRecoveriesHandler(
    PortalDbContext db, AccountLinks links, AccountPasswords passwords, IDataProtectionProvider protection, TimeProvider clock)
    : IRequestHandler<CompleteRecoveries, bool>
{
    private const string StoppedAccount = "利用停止中のため、自動で取りやめました。";
    private const string ChangedAddress = "待っている間に、メールアドレスが変わったため、自動で取りやめました。";

    public async Task<bool> Handle(CompleteRecoveries request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var recovery = (await db.AccountRecoveries.FromSql($"""
            SELECT *, xmin FROM account_recoveries WHERE status = 'Waiting' AND takes_effect_at <= {now}
            ORDER BY takes_effect_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
            """).ToListAsync(cancellationToken)).SingleOrDefault();
        if (recovery is null)
        {
            return false;
        }

        var account = await db.Users.SingleAsync(a => a.Id == recovery.AccountId, cancellationToken);
        if (account.IsDisabled || account.Email != recovery.OldEmail)
        {
            // Whoever changed the address meanwhile has not lost everything; two persons look at it anew.
            recovery.GiveUp(account.IsDisabled ? StoppedAccount : ChangedAddress, now);
            db.TellStopped(recovery, now);
            db.Add(Event("AccountRecoveryCancelled"));
        }
        else
        {
            recovery.Complete(now);
            await RecoverAsync(recovery, account, now, cancellationToken);
            db.Add(Event("AccountRecovered"));
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;

        AuditEvent Event(string action) => AuditEvent.ByWorker(
            now, action, nameof(Account), account.Id, insurerId: null, details: new { RecoveryId = recovery.Id });
    }

    private async Task RecoverAsync(AccountRecovery recovery, Account account, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (id, before) = (account.Id, account.Email!);
        db.RemoveRange(await db.AuthenticatorApps.Where(a => a.AccountId == id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.RecoveryCodes.Where(c => c.AccountId == id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.UserPasskeys.Where(p => p.UserId == id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.AccountSessions.Where(s => s.AccountId == id).ToListAsync(cancellationToken));
        account.ChangeEmail(recovery.NewEmail);
        passwords.SetUnknown(account);
        account.SetSecondFactor(isThere: false);
        var url = await links.IssueAsync(account, AccountLinkPurpose.PasswordReset, AccountLink.RecoveryLifetime, cancellationToken);
        var until = now + AccountLink.RecoveryLifetime;
        db.Add(OutgoingMail.ComposeSecret(recovery.NewEmail, new RecoveryLinkMail(account.UserName!, url, until), now, protection, id, until));
        db.Add(OutgoingMail.Compose(before, new EmailChangedMail(), now, id));
    }
}
