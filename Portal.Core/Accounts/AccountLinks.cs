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
    /// <summary>招待.</summary>
    public async Task MailInvitationAsync(Account account, string organisation, CancellationToken cancellationToken)
    {
        var url = await IssueAsync(
            account, AccountLinkPurpose.Activation, AccountLink.InvitationLifetime, cancellationToken);
        var now = clock.GetUtcNow();
        var mail = new InvitationMail(organisation, url, now + AccountLink.InvitationLifetime);
        db.Add(OutgoingMail.ComposeSecret(account.Email!, mail, now, protection, account.Id, now + AccountLink.InvitationLifetime));
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

    private static string PathOf(AccountLinkPurpose purpose, string token) =>
        purpose == AccountLinkPurpose.Activation ? $"/account/activate/{token}" : $"/account/reset-password/{token}";
}
