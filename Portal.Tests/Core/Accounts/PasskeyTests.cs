using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Accounts;

public sealed class PasskeyTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_first_passkey_brings_recovery_codes_and_the_owner_is_told()
    {
        var clerk = await portal.NewClerk();

        var codes = await portal.SendAs(clerk, new AddPasskey(SecondFactorKit.NewPasskey()));
        var none = await portal.SendAs(clerk, new AddPasskey(SecondFactorKit.NewPasskey()));

        Assert.Equal(RecoveryCode.PerAccount, codes.Value.Count);
        Assert.Empty(none.Value);
        Assert.True((await Look(clerk)).TwoFactorEnabled);
        Assert.Equal(2, await portal.InDatabase(db =>
            db.OutgoingMails.CountAsync(m => m.AboutId == clerk.AccountId && m.Kind == nameof(SecondFactorChangedMail))));
        Assert.Equal(2, await Events(clerk, "PasskeyAdded"));
    }

    [Fact]
    public async Task With_the_last_one_the_recovery_codes_go()
    {
        var clerk = await portal.NewClerk();
        var (first, second) = (SecondFactorKit.NewPasskey(), SecondFactorKit.NewPasskey());
        await portal.SendAs(clerk, new AddPasskey(first));
        await portal.SendAs(clerk, new AddPasskey(second));

        await portal.SendAs(clerk, new RemovePasskey(first.CredentialId));
        Assert.True((await Look(clerk)).TwoFactorEnabled);
        await portal.SendAs(clerk, new RemovePasskey(second.CredentialId));

        Assert.False((await Look(clerk)).TwoFactorEnabled);
        Assert.False(await portal.InDatabase(db => db.RecoveryCodes.AnyAsync(c => c.AccountId == clerk.AccountId)));
        Assert.Equal(2, await Events(clerk, "PasskeyRemoved"));
    }

    [Fact]
    public async Task Nobody_removes_the_passkey_of_somebody_else()
    {
        var (clerk, stranger) = (await portal.NewClerk(), await portal.NewClerk());
        var passkey = SecondFactorKit.NewPasskey();
        await portal.SendAs(clerk, new AddPasskey(passkey));

        var result = await portal.SendAs(stranger, new RemovePasskey(passkey.CredentialId));

        Assert.Equal([AccountErrors.NotFound], result.Errors);
    }

    [Fact]
    public async Task It_is_removed_on_a_page_of_its_own()
    {
        var clerk = await portal.NewClerk();
        await portal.SendAs(clerk, new AddPasskey(SecondFactorKit.NewPasskey()));
        using var browser = await portal.SignIn(clerk);
        var link = (await browser.OpenAsync("/my/security/passkeys")).QuerySelector("tbody a")!.GetAttribute("href")!;

        var page = await browser.OpenAsync(link);
        await browser.SubmitAsync(page, link, null);

        Assert.Contains("課のノートパソコン", page.MainText(), StringComparison.Ordinal);
        Assert.False((await Look(clerk)).TwoFactorEnabled);
    }

    [Fact]
    public async Task An_account_disabled_meanwhile_stays_disabled()
    {
        var clerk = await portal.NewClerk();
        await portal.GivePassword(clerk);
        var administrator = await portal.NewColleague(clerk, AccountRole.InsurerAdministrator);

        var saving = portal.InDatabase(async db =>
        {
            var account = await db.Users.SingleAsync(a => a.Id == clerk.AccountId);
            await portal.SendAs(administrator, new DisableAccount(clerk.AccountId!.Value));
            account.SetSecondFactor(isThere: true);
            return await db.SaveChangesAsync();
        });

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => saving);
        Assert.True((await Look(clerk)).IsDisabled);
    }

    private Task<Account> Look(TestUser user) =>
        portal.InDatabase(db => db.Users.AsNoTracking().SingleAsync(a => a.Id == user.AccountId));

    private Task<int> Events(TestUser user, string action) => portal.InDatabase(db =>
        db.AuditEvents.CountAsync(e => e.Action == action && e.ObjectId == user.AccountId));
}
