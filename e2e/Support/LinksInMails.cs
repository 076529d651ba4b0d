using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Tests.Support;

namespace Portal.EndToEnd.Support;

/// <summary>Links as mails carry them, each still good for its page.</summary>
public sealed record LinksInMails(IReadOnlyList<string> Paths)
{
    public static async Task<LinksInMails> CreateAsync(Site site)
    {
        var now = DateTimeOffset.UtcNow;
        var (invited, forgetful, moving) = (await site.NewClerk(), await site.NewClerk(), await site.NewClerk());
        await site.GivePassword(forgetful);
        var (activation, activate) = AccountLink.Issue(invited.AccountId!.Value, AccountLinkPurpose.Activation, now, AccountLink.InvitationLifetime);
        var (reset, again) = AccountLink.Issue(forgetful.AccountId!.Value, AccountLinkPurpose.PasswordReset, now, AccountLink.ResetLifetime);
        await site.Add(activation, reset);
        var stamp = await site.InDatabase(async db => (await db.Users.FindAsync(moving.AccountId))!.SecurityStamp!);
        var change = new EmailChange(moving.AccountId!.Value, stamp, "moved@example.jp", now + EmailChange.Lifetime)
            .Protect(site.Services.GetRequiredService<IDataProtectionProvider>());
        var token = SecretToken.New();
        await site.Add(new OfficeRegistration
        {
            WantedKind = OfficeKind.CareOffice,
            TokenHash = token.Hash,
            Email = "office@example.jp",
            StartedAt = now,
            ExpiresAt = now + OfficeRegistration.Lifetime,
        });
        var host = await site.NewOfficeUser();
        var invitation = SecretToken.New();
        await site.Add(new OfficeInvitation
        {
            OfficeId = host.OfficeId!.Value,
            Email = "colleague@example.jp",
            IsAdministrator = false,
            TokenHash = invitation.Hash,
            InvitedById = host.AccountId!.Value,
            InvitedAt = now,
            ExpiresAt = now + OfficeInvitation.Lifetime,
        });
        var (objection, proof) = (SecretToken.New(), SecretToken.New());
        var recovery = new AccountRecovery
        {
            AccountId = host.AccountId!.Value,
            NewEmail = "anew@example.jp",
            OldEmail = await site.InDatabase(db => db.Users.Where(a => a.Id == host.AccountId).Select(a => a.Email!).SingleAsync()),
            CheckedBy = IdentityCheck.Document,
            CheckedHow = "書類を確かめました。",
            RequestedAt = now,
            RequestedById = Guid.CreateVersion7(),
        };
        recovery.Confirm(Guid.CreateVersion7(), Guid.CreateVersion7(), objection.Hash, proof.Hash, now);
        await site.Add(recovery);
        var wish = SecretToken.New();
        var reader = new StatusSubscription { Email = "reader@example.jp", EmailKey = "reader@example.jp", ConfirmedAt = now };
        reader.Choose(["442011", "45"], 1);
        await site.Add(reader, new SubscriptionRequest
        {
            TokenHash = wish.Hash,
            Email = "another@example.jp",
            EmailKey = "another@example.jp",
            Places = ["442011"],
            RequestedAt = now,
            ExpiresAt = now + SubscriptionRequest.Lifetime,
        });
        var links = site.Services.GetRequiredService<SubscriptionLinks>();
        return new(
        [
            $"/account/activate/{activate}", $"/account/reset-password/{again}", $"/account/confirm-email/{change}",
            $"/insurer/settings/confirm-address/{SecretToken.New().Text}", $"/account/register/{token.Text}",
            $"/account/join/{invitation.Text}", $"/account/recovery/{objection.Text}",
            $"/account/confirm-recovery/{proof.Text}",
            $"/municipalities/confirm/{wish.Text}", new Uri(links.ToManage(reader.Id)).AbsolutePath, new Uri(links.ToEnd(reader.Id)).AbsolutePath,
        ]);
    }

    /// <summary>The login ID of somebody who is asked for a code of their app after the password.</summary>
    public static async Task<string> NewPersonWithAppAsync(Site site)
    {
        var clerk = await site.NewClerk();
        var app = AuthenticatorApp.New(clerk.AccountId!.Value, site.Services.GetRequiredService<IDataProtectionProvider>());
        app.ConfirmedAt = DateTimeOffset.UtcNow;
        await site.Add(app);
        await site.InDatabase(db => db.Users.Where(a => a.Id == clerk.AccountId)
            .ExecuteUpdateAsync(u => u.SetProperty(a => a.TwoFactorEnabled, true)));
        return await site.GivePassword(clerk);
    }
}
