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
        Assert.Equal(HttpStatusCode.BadRequest, (await mailReader.SubmitAsync(opened, link, null)).StatusCode);
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

        Assert.Equal(HttpStatusCode.BadRequest, (await mailReader.SubmitAsync(link)).StatusCode);
    }

    [Fact]
    public async Task An_unreadable_address_is_refused_beside_its_field()
    {
        using var browser = await portal.SignIn(await portal.NewClerk());

        var response = await browser.SubmitAsync(Page, ("Email", "new@"));

        Assert.NotNull((await response.ReadPageAsync()).ErrorFor("Email"));
    }

    private Task<string?> AddressOf(TestUser user) =>
        portal.InDatabase(db => db.Users.Where(a => a.Id == user.AccountId).Select(a => a.Email).SingleAsync());
}
