using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Accounts;

public sealed class EmailChangeTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Page = "/my/security/email";

    [Fact]
    public async Task The_address_changes_when_the_new_one_has_been_read_and_the_old_one_is_told()
    {
        var clerk = await portal.NewClerk();
        using var browser = await portal.SignIn(clerk);
        var before = await AddressOf(clerk);
        await browser.SubmitAsync(Page, ("Email", "new@example.jp"));
        var link = (await portal.MailedPath(clerk.AccountId, nameof(ConfirmEmailMail)))!;
        Assert.Equal(before, await AddressOf(clerk));

        using var mailReader = portal.Visit();
        var opened = await mailReader.OpenAsync(link);
        Assert.Equal(before, await AddressOf(clerk));
        await mailReader.SubmitAsync(opened, link, null);

        Assert.Equal("new@example.jp", await AddressOf(clerk));
        Assert.True(await portal.InDatabase(db =>
            db.OutgoingMails.AnyAsync(m => m.Recipient == before && m.Kind == nameof(EmailChangedMail))));
        Assert.Equal(HttpStatusCode.Gone, (await mailReader.SubmitAsync(opened, link, null)).StatusCode);
    }

    [Fact]
    public async Task The_old_address_is_told_as_soon_as_somebody_has_asked()
    {
        var clerk = await portal.NewClerk();
        var before = await AddressOf(clerk);

        await Ask(clerk, "new@example.jp");

        Assert.True(await portal.InDatabase(db =>
            db.OutgoingMails.AnyAsync(m => m.Recipient == before && m.Kind == nameof(EmailChangeBegunMail))));
    }

    [Fact]
    public async Task A_new_password_ends_a_change_that_has_begun()
    {
        var clerk = await portal.NewClerk();
        var link = await Ask(clerk, "intruder@example.jp");

        await portal.GivePassword(clerk);

        using var mailReader = portal.Visit();
        Assert.Equal(HttpStatusCode.Gone, (await mailReader.GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task A_link_does_not_come_back_to_life_with_the_old_address()
    {
        var clerk = await portal.NewClerk();
        var before = (await AddressOf(clerk))!;
        var (first, second) = (await Ask(clerk, "b@example.jp"), await Ask(clerk, "c@example.jp"));
        using var mailReader = portal.Visit();

        await mailReader.SubmitAsync(first);
        await mailReader.SubmitAsync(await Ask(clerk, before));

        Assert.Equal(before, await AddressOf(clerk));
        Assert.Equal(HttpStatusCode.Gone, (await mailReader.GetAsync(second)).StatusCode);
    }

    [Fact]
    public async Task Links_sent_to_the_old_address_end_with_it()
    {
        var clerk = await portal.NewClerk();
        var loginId = await portal.GivePassword(clerk);
        await portal.SendAs(TestUser.Visitor, new RequestPasswordReset(loginId, await AddressOf(clerk)));
        var reset = (await portal.MailedPath(clerk.AccountId, nameof(PasswordResetMail)))!;
        using var mailReader = portal.Visit();
        Assert.Equal(HttpStatusCode.OK, (await mailReader.GetAsync(reset)).StatusCode);

        await mailReader.SubmitAsync(await Ask(clerk, "new@example.jp"));

        Assert.Equal(HttpStatusCode.Gone, (await mailReader.GetAsync(reset)).StatusCode);
    }

    [Fact]
    public async Task The_link_ends_after_an_hour()
    {
        var clerk = await portal.NewClerk();
        using var browser = await portal.SignIn(clerk);
        await browser.SubmitAsync(Page, ("Email", "new@example.jp"));
        var link = (await portal.MailedPath(clerk.AccountId, nameof(ConfirmEmailMail)))!;
        portal.Clock.Advance(EmailChange.Lifetime);
        using var mailReader = portal.Visit();

        var response = await mailReader.GetAsync(link);

        Assert.Equal(HttpStatusCode.Gone, response.StatusCode);
        Assert.Null((await response.ReadPageAsync()).QuerySelector("main form"));
    }

    [Fact]
    public async Task An_unreadable_address_is_refused_beside_its_field()
    {
        using var browser = await portal.SignIn(await portal.NewClerk());

        var response = await browser.SubmitAsync(Page, ("Email", "new@"));

        Assert.NotNull((await response.ReadPageAsync()).ErrorFor("Email"));
    }

    private async Task<string> Ask(TestUser clerk, string to)
    {
        await portal.SendAs(clerk, new RequestEmailChange(to));
        return (await portal.MailedPath(clerk.AccountId, nameof(ConfirmEmailMail)))!;
    }

    private Task<string?> AddressOf(TestUser user) =>
        portal.InDatabase(db => db.Users.Where(a => a.Id == user.AccountId).Select(a => a.Email).SingleAsync());
}
