using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Links;
using Portal.Core.Mail;

namespace Portal.Core.Accounts;

/// <summary>Changes of address by a link to the new one. The old one is told at once: it is the one that an intruder would give up.</summary>
public sealed class EmailChanges(PortalDbContext db, PortalUrls urls, IDataProtectionProvider protection)
{
    /// <summary>Each request writes to an address that nobody has confirmed.</summary>
    public static readonly AttemptLimit PerAccount = new("email-change", 5, TimeSpan.FromHours(1));

    /// <summary>Mails the link and the notice; the caller saves.</summary>
    public void Begin(Account account, string to, DateTimeOffset now)
    {
        var change = new EmailChange(account.Id, account.SecurityStamp!, to, now + EmailChange.Lifetime);
        var mail = new ConfirmEmailMail(urls.To($"/account/confirm-email/{change.Protect(protection)}"));
        db.Add(OutgoingMail.ComposeSecret(to, mail, now, protection, account.Id, change.ExpiresAt));
        db.Add(OutgoingMail.Compose(account.Email!, new EmailChangeBegunMail(), now, account.Id));
    }

    /// <summary>Whose address a link changes, and to what; null once it opens nothing.</summary>
    public async Task<(Account Account, string To)?> FindAsync(string? token, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var change = EmailChange.Read(token, protection, now);
        var account = change is null ? null : await db.Users.SingleOrDefaultAsync(
            a => a.Id == change.AccountId && a.SecurityStamp == change.Stamp && a.DisabledAt == null, cancellationToken);
        return account is null ? null : (account, change!.To);
    }
}
