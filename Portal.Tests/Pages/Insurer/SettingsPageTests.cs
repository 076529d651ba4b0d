using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Accounts;
using Portal.Core.ReviewBoard;
using Portal.Tests.Core.ReviewBoard.Register;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Insurer;

public sealed class SettingsPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Staff_read_the_settings_and_cannot_change_them()
    {
        using var browser = await portal.SignIn(await portal.NewClerk());

        var page = await browser.OpenAsync("/insurer/settings");

        Assert.Contains("見るだけの画面です", page.MainText(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main a[href*='/insurer/settings/']"));
        foreach (var path in (string[])["/insurer/settings/edit", "/insurer/settings/addresses/new"])
        {
            Assert.NotEqual(HttpStatusCode.OK, (await browser.GetAsync(path)).StatusCode);
        }
    }

    [Fact]
    public async Task An_administrator_changes_the_settings()
    {
        using var browser = await portal.SignIn(await portal.NewClerk(role: AccountRole.InsurerAdministrator));

        var response = await browser.SubmitAsync(
            "/insurer/settings/edit", ("ContactName", "長寿福祉課"), ("ContactPhone", "097-534-6111"), ("RetentionDays", "４５"),
            ("OpeningNotice", "DailyDigest"));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var text = (await browser.OpenAsync(response.Headers.Location!.ToString())).MainText();
        Assert.Contains("開催日から45日後に削除します", text, StringComparison.Ordinal);
        Assert.Contains("1日1回、まとめて知らせる", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_administrator_sees_what_was_saved_meanwhile()
    {
        var administrator = await portal.NewClerk(role: AccountRole.InsurerAdministrator);
        using var browser = await portal.SignIn(administrator);
        var opened = await browser.OpenAsync("/insurer/settings/edit");
        await portal.SendAs(administrator, new ChangeReviewBoardSettings(null, 60, true, OpeningNotice.Never, "先の課", "097-534-6111"));

        var response = await browser.SubmitAsync(
            opened, "/insurer/settings/edit", null, ("ContactName", "後の課"), ("ContactPhone", "097-534-6111"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.ReadPageAsync();
        Assert.Contains("先の課", page.QuerySelector(".note.warn")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("後の課", page.QuerySelector("#ContactName")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Opening_the_mailed_link_confirms_nothing_and_its_button_does()
    {
        var administrator = await portal.NewClerk(role: AccountRole.InsurerAdministrator);
        using (var browser = await portal.SignIn(administrator))
        {
            var added = await browser.SubmitAsync(
                "/insurer/settings/addresses/new?kind=ProcessingResult", ("Email", "kaigo@example.jp"));
            Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
            Assert.Contains("確認待ち", (await browser.OpenAsync("/insurer/settings")).MainText(), StringComparison.Ordinal);
        }

        var address = (await portal.SendAs(administrator, new FindReviewBoardSettings())).Addresses.Single();
        var mail = await portal.InDatabase(db => db.OutgoingMails.SingleAsync(m => m.AboutId == address.Id));
        Assert.Null(mail.Body);
        var token = SettingsTests.TokenIn(mail.ReadBody(portal.Services.GetRequiredService<IDataProtectionProvider>())!);
        var path = $"/insurer/settings/confirm-address/{token}";
        using var visitor = portal.Visit();

        await visitor.OpenAsync(path);
        Assert.Null((await portal.SendAs(administrator, new FindReviewBoardSettings())).Addresses.Single().ConfirmedAt);
        var confirmed = await visitor.SubmitAsync(path);
        Assert.Contains("確認が済みました", (await confirmed.ReadPageAsync()).MainText(), StringComparison.Ordinal);
        Assert.NotNull((await portal.SendAs(administrator, new FindReviewBoardSettings())).Addresses.Single().ConfirmedAt);
    }

    [Fact]
    public async Task An_unknown_and_a_used_link_look_the_same()
    {
        using var visitor = portal.Visit();
        var path = $"/insurer/settings/confirm-address/{SecretToken.New().Text}";

        var refused = await visitor.SubmitAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal([NotificationAddressErrors.LinkDead.Message], (await refused.ReadPageAsync()).Errors());
    }

    [Fact]
    public async Task Another_insurers_address_is_not_found()
    {
        var owner = await portal.NewClerk(role: AccountRole.InsurerAdministrator);
        var id = (await portal.SendAs(owner, new AddNotificationAddress(NoticeKind.ViewingStatus, "kaigo@example.jp"))).Value;
        using var browser = await portal.SignIn(await portal.NewClerk(role: AccountRole.InsurerAdministrator));

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/insurer/settings/addresses/{id}")).StatusCode);
    }
}
