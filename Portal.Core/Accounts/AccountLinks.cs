using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Links;
using Portal.Core.Mail;

namespace Portal.Core.Accounts;

/// <summary>
/// Issues one-time links with their mails. A new link ends the older ones of the same account; the caller saves, so that
/// link, mail and audit event are one save.
/// </summary>
public sealed class AccountLinks(
    PortalDbContext db, PortalUrls urls, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>初回ログイン手順書, for everybody.</summary>
    public const string GuidePath = "/account/first-sign-in.pdf";

    /// <summary>招待.</summary>
    public async Task MailInvitationAsync(Account account, string organisation, CancellationToken cancellationToken)
    {
        var url = await IssueAsync(
            account, AccountLinkPurpose.Activation, AccountLink.InvitationLifetime, cancellationToken);
        var now = clock.GetUtcNow();
        var mail = new InvitationMail(
            organisation, account.UserName!, url, account.Role == AccountRole.InsurerAdministrator ? urls.To(GuidePath) : null, now + AccountLink.InvitationLifetime);
        db.Add(OutgoingMail.ComposeSecret(account.Email!, mail, now, protection, account.Id, now + AccountLink.InvitationLifetime));
    }

    /// <summary>
    /// 催促: another link that ends when the open ones do, which go on working: somebody may have one open just now. Once they are over it is a
    /// new invitation.
    /// </summary>
    public async Task MailReminderAsync(Account account, string insurer, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (account.PasswordHash is not null)
        {
            var mail = new InvitationReminderMail(insurer, account.UserName!, urls.To("/account/sign-in"), urls.To(GuidePath), null);
            db.Add(OutgoingMail.Compose(account.Email!, mail, now, account.Id));
            return;
        }

        var open = await db.AccountLinks.Where(
            l => l.AccountId == account.Id && l.Purpose == AccountLinkPurpose.Activation && l.UsedAt == null && l.ExpiresAt > now)
            .OrderByDescending(l => l.ExpiresAt).ThenBy(l => l.Id).FirstOrDefaultAsync(cancellationToken);
        var until = open?.ExpiresAt ?? now + AccountLink.InvitationLifetime;
        var (link, token) = AccountLink.Issue(account.Id, AccountLinkPurpose.Activation, now, until - now);
        link.NoteReminders(open?.Reminders ?? 0);
        db.Add(link);
        var reminder = new InvitationReminderMail(
            insurer, account.UserName!, urls.To(PathOf(AccountLinkPurpose.Activation, token)), urls.To(GuidePath), until);
        db.Add(OutgoingMail.ComposeSecret(account.Email!, reminder, now, protection, account.Id, until));
    }

    /// <summary>パスワードの再設定.</summary>
    public async Task MailResetAsync(Account account, CancellationToken cancellationToken)
    {
        var url = await IssueAsync(account, AccountLinkPurpose.PasswordReset, AccountLink.ResetLifetime, cancellationToken);
        var now = clock.GetUtcNow();
        db.Add(OutgoingMail.ComposeSecret(
            account.Email!, new PasswordResetMail(url), now, protection, account.Id, now + AccountLink.ResetLifetime));
    }

    /// <summary>A link that is handed over otherwise than by mail.</summary>
    public async Task<string> IssueAsync(
        Account account, AccountLinkPurpose purpose, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await EndAllAsync(account.Id, now, cancellationToken);
        var (link, token) = AccountLink.Issue(account.Id, purpose, now, lifetime);
        db.Add(link);
        return urls.To(PathOf(purpose, token));
    }

    /// <summary>Ends every open link of the account.</summary>
    public async Task EndAllAsync(Guid accountId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var open in await db.AccountLinks
            .Where(l => l.AccountId == accountId && l.UsedAt == null && l.ExpiresAt > now).ToListAsync(cancellationToken))
        {
            open.Use(now);
        }
    }

    /// <summary>
    /// Holds the account until the transaction is over: whoever issues or ends links reads them afterwards, so that none that another writer is just
    /// issuing is left alive.
    /// </summary>
    public Task HoldAsync(Guid accountId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT 1 FROM accounts WHERE id = {accountId} FOR UPDATE", cancellationToken);

    private static string PathOf(AccountLinkPurpose purpose, string token) =>
        purpose == AccountLinkPurpose.Activation ? $"/account/activate/{token}" : $"/account/reset-password/{token}";
}
