using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Content;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.MyPage;

public sealed class NoticePageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Page = "/my/notices";

    [Fact]
    public async Task A_notice_to_one_kind_of_place_is_seen_there_and_nowhere_else()
    {
        using var official = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));
        await official.SubmitAsync("/operator/banner/new", ("Kind", "Information"), ("Audience", "CareOffices"), ("Text", "介護事業所だけの話です。"));
        using var care = await portal.SignIn(await portal.NewOfficeUser());
        using var clinic = await NewClinicAsync();
        using var visitor = portal.Visit();

        Assert.Contains("介護事業所だけの話です。", (await care.OpenAsync("/my")).MainText(), StringComparison.Ordinal);
        Assert.Contains("介護事業所だけの話です。", (await care.OpenAsync(Page)).MainText(), StringComparison.Ordinal);
        foreach (var (browser, path) in new[] { (clinic, "/my"), (clinic, Page), (visitor, "/privacy"), (official, "/operator") })
        {
            Assert.DoesNotContain("介護事業所だけの話です。", (await browser.OpenAsync(path)).Body!.TextContent, StringComparison.Ordinal);
        }

        Assert.Contains("介護事業所の方", (await official.OpenAsync("/operator/banner")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_leaves_it_unread_and_only_the_button_marks_it_for_this_person()
    {
        var host = await portal.NewOfficeUser();
        var office = await portal.InDatabase(db => db.Offices.SingleAsync(o => o.Id == host.OfficeId));
        using var browser = await portal.SignIn(host);
        using var colleague = await portal.SignIn(await portal.NewOfficeUser(office, isAdministrator: false));
        var id = await SetAsync("読んでください。");

        await browser.OpenAsync(Page);
        var form = await browser.OpenAsync(Page);
        Assert.NotNull(form.QuerySelector($"#read-{id}"));
        var first = await browser.SubmitAsync(form, Page, $"#read-{id}");
        var second = await browser.SubmitAsync(form, Page, $"#read-{id}");

        Assert.All([first, second], r => Assert.Equal(Page, r.Headers.Location?.OriginalString));
        Assert.Null((await browser.OpenAsync(Page)).QuerySelector($"#read-{id}"));
        Assert.NotNull((await colleague.OpenAsync(Page)).QuerySelector($"#read-{id}"));
        Assert.DoesNotContain("読んでください。", (await browser.OpenAsync("/my")).MainText(), StringComparison.Ordinal);
        Assert.Equal(1, await portal.InDatabase(db => db.NoticeReadings.CountAsync(r => r.BannerId == id)));
    }

    [Fact]
    public async Task All_of_the_page_are_marked_but_none_that_came_since()
    {
        using var browser = await portal.SignIn(await portal.NewOfficeUser());
        var (one, two) = (await SetAsync("一つ目です。"), await SetAsync("二つ目です。"));
        var form = await browser.OpenAsync(Page);
        var late = await SetAsync("あとから来ました。");

        await browser.SubmitAsync(form, Page, "#read-all");

        var page = await browser.OpenAsync(Page);
        Assert.Null(page.QuerySelector($"#read-{one}, #read-{two}"));
        Assert.NotNull(page.QuerySelector($"#read-{late}"));
    }

    [Fact]
    public async Task Those_of_before_stay_in_the_list_the_newest_first_and_wait_for_nobody()
    {
        using var browser = await portal.SignIn(await portal.NewOfficeUser());
        var old = await SetAsync("もう終わった話です。");
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await SetAsync("いまの話です。");
        var planned = await SetAsync("これからの話です。", fromDay: "令和9年1月5日");
        var official = await portal.NewOfficial(AccountRole.Operator);
        await portal.SendAs(official, new EndBanner(old));
        await portal.SendAs(official, new EndBanner(planned));

        var page = await browser.OpenAsync(Page);

        var text = page.MainText();
        Assert.True(text.IndexOf("いまの話です。", StringComparison.Ordinal) < text.IndexOf("もう終わった話です。", StringComparison.Ordinal));
        Assert.Null(page.QuerySelector($"#read-{old}"));
        Assert.DoesNotContain("これからの話です。", text, StringComparison.Ordinal);
        portal.Clock.Advance(TimeSpan.FromDays(60));
        Assert.DoesNotContain(
            "これからの話です。",
            string.Concat((await portal.SendAs(await portal.NewOfficeUser(), new ListOfficeNotices(1))).Rows.Select(r => r.Text)), StringComparison.Ordinal);
        portal.Clock.Advance(-TimeSpan.FromDays(60));
    }

    [Fact]
    public async Task What_is_for_another_kind_of_place_cannot_be_marked()
    {
        var id = await SetAsync("医療機関の話です。", BannerAudience.MedicalInstitutions);
        var user = await portal.NewOfficeUser();

        Assert.Equal([BannerErrors.NotFound], (await portal.SendAs(user, new MarkNoticesRead([id]))).Errors);
        Assert.Equal([BannerErrors.NotFound], (await portal.SendAs(user, new MarkNoticesRead([Guid.CreateVersion7()]))).Errors);

        Assert.Equal(0, await portal.InDatabase(db => db.NoticeReadings.CountAsync(r => r.AccountId == user.AccountId)));
    }

    [Fact]
    public async Task An_audience_that_there_is_not_is_refused()
    {
        using var official = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));

        var response = await official.SubmitAsync("/operator/banner/new", ("Kind", "Information"), ("Audience", "9"), ("Text", "だれに。"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private async Task<Guid> SetAsync(string text, BannerAudience audience = BannerAudience.CareOffices, string? fromDay = null)
    {
        var result = await portal.SendAs(
            await portal.NewOfficial(AccountRole.Operator), new SetBanner(BannerKind.Information, text, fromDay, null, null, null, audience));
        Assert.Empty(result.Errors);
        return result.Value;
    }

    private async Task<TestBrowser> NewClinicAsync()
    {
        var clinic = People.NewOffice(portal, OfficeKind.MedicalInstitution);
        await portal.Add(clinic);
        return await portal.SignIn(await portal.NewOfficeUser(clinic));
    }
}
