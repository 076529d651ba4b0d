using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;

namespace Portal.Core.Accounts;

/// <summary>
/// アカウントの復旧を実行する, once the waiting time is over and the new address is proven: everything that opened the account ends, and the new
/// address gets a link to set a password. What has lost its reason meanwhile is given up. One in each run.
/// </summary>
public sealed record CompleteRecoveries : IRequest<bool>;

public sealed class CompleteRecoveriesHandler(
    PortalDbContext db, AccountLinks links, AccountPasswords passwords, IDataProtectionProvider protection, TimeProvider clock)
    : IRequestHandler<CompleteRecoveries, bool>
{
    private const string StoppedAccount = "利用停止中のため、自動で取りやめました。";
    private const string ChangedAddress = "待っている間に、メールアドレスが変わったため、自動で取りやめました。";
    private const string OwnerIsThere = "記録したあとに、この方のアカウントが使われたため、自動で取りやめました。";
    private const string NotProven = "新しいメールアドレスの確認が期限までになかったため、自動で取りやめました。";
    private const string NotTold = "前のアドレスへのメールを期限までに送れなかったため、自動で取りやめました。";

    public async Task<bool> Handle(CompleteRecoveries request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await db.BeginRecoveryWaitsAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.HoldNextRecoveryAsync(now, cancellationToken) is not { } recovery)
        {
            return false;
        }

        // Held before its sessions are read: a sign-in that is under way has stored its session before, or will find another stamp.
        var account = (await db.Users.FromSql($"SELECT * FROM accounts WHERE id = {recovery.AccountId} FOR UPDATE")
            .ToListAsync(cancellationToken)).Single();
        if (await WhyGivenUpAsync(recovery, account, now, cancellationToken) is { } reason)
        {
            if (recovery.Status == RecoveryStatus.Waiting)
            {
                db.TellStopped(recovery, now);
            }

            recovery.GiveUp(reason, now);
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

    // Whoever changed the address or signed in meanwhile has not lost everything; two persons look at it anew.
    private async Task<string?> WhyGivenUpAsync(AccountRecovery recovery, Account account, DateTimeOffset now, CancellationToken cancellationToken) =>
        account.IsDisabled ? StoppedAccount
        : account.Email != recovery.OldEmail ? ChangedAddress
        : await db.IsInUseSinceAsync(account, recovery.RequestedAt, cancellationToken) ? OwnerIsThere
        : recovery.IsDueAt(now) ? null
        // Out again since it was found.
        : recovery.GivenUpAt is null || recovery.GivenUpAt > now ? OwnerIsThere
        : recovery.TakesEffectAt is null ? NotTold : NotProven;

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
        db.Add(OutgoingMail.ComposeSecret(recovery.NewEmail, new RecoveryLinkMail(url, until), now, protection, id, until));
        db.Add(OutgoingMail.Compose(before, new EmailChangedMail(), now, id));
    }
}
