using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.MyPage;

public sealed class ProxyPageTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public ProxyPageTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task A_head_office_is_asked_accepts_sends_an_application_and_both_see_who_did()
    {
        var (principal, agent) = (await NewOfficeAsync("あじさいの家"), await NewOfficeAsync("すみれ会本部"));
        var id = await portal.NewCompleteDraft(principal);
        using var office = await portal.SignIn(principal);
        using var head = await portal.SignIn(agent);

        var asked = await office.SubmitAsync("/my/proxies/new", ("Number", await portal.NumberOf(agent)),
            ("Scopes", "Prepare"), ("Scopes", "Send"), ("LastOn", "令和9年3月31日"));
        var path = LinkIn(await head.OpenAsync("/my/proxies"));
        var accepted = await head.SubmitAsync(await head.OpenAsync(path), path, "#accept");
        await SwitchAsync(head);
        var home = await head.OpenAsync("/my");
        var sent = await head.SubmitAsync($"/subsidies/applications/{id}/confirm", ("Agreed", "true"));
        var details = await office.OpenAsync($"/subsidies/applications/{id}");
        using var examiner = await portal.SignIn(await portal.NewExaminer());

        Assert.Equal("/my/proxies?done=offered", asked.Headers.Location?.OriginalString);
        Assert.Equal("/my/proxies?done=accepted", accepted.Headers.Location?.OriginalString);
        Assert.Equal("あじさいの家の代理として操作しています", home.QuerySelector("[role=region][aria-label=代理] h2")?.TextContent);
        Assert.Contains("あじさいの家の代理として", home.QuerySelector(".who")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("マイページ 助成金を申請する 切り替え アカウント", string.Join(' ', home.QuerySelectorAll(".nav a").Select(a => a.TextContent)));
        Assert.Empty(home.QuerySelectorAll("main a[href^='/my/']:not([href='/my/offices'])"));
        Assert.Equal($"/subsidies/applications/{id}?done=sent", sent.Headers.Location?.OriginalString);
        var line = $"代理で提出：すみれ会本部（{await portal.NumberOf(agent)}）試験 花子";
        Assert.Contains(line, details.MainText(), StringComparison.Ordinal);
        Assert.Contains(line, (await examiner.OpenAsync($"/operator/subsidies/applications/{id}")).MainText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await head.GetAsync($"/subsidies/applications/{id}/receipt.pdf")).StatusCode);
        Assert.Contains("有効", (await office.OpenAsync("/my/proxies")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_all_applications_marks_those_by_proxy_and_leads_back_to_the_own_office()
    {
        var (principal, agent) = (await NewOfficeAsync("あじさいの家"), await NewOfficeAsync("すみれ会本部"));
        await portal.GiveProxy(principal, agent);
        await portal.SendAs(principal, new StartApplication());
        await portal.SendAs(agent, new StartApplication());
        using var head = await portal.SignIn(agent);

        var before = await head.OpenAsync("/my/offices");
        await SwitchAsync(head);
        var acting = await head.OpenAsync("/my/offices");
        await head.SubmitAsync(acting, "/my/offices", "form:has(input[name=Office])");
        var back = await head.OpenAsync("/my");

        var rows = before.QuerySelectorAll("[aria-label='すべての助成金の申請の表'] tbody tr").Select(r => r.TextContent).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Contains(rows, r => r.Contains("あじさいの家 代理", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.Contains("すみれ会本部", StringComparison.Ordinal) && !r.Contains("代理", StringComparison.Ordinal));
        Assert.Contains("すみれ会本部", back.MainText(), StringComparison.Ordinal);
        Assert.Empty(back.QuerySelectorAll("[role=region][aria-label=代理]"));
    }

    [Fact]
    public async Task When_it_ends_meanwhile_the_page_says_so_and_what_was_typed_waits()
    {
        var (principal, agent) = (await NewOfficeAsync("あじさいの家"), await NewOfficeAsync("すみれ会本部"));
        var (proxy, _) = await portal.GiveProxy(principal, agent);
        var id = (await portal.SendAs(principal, new StartApplication())).Value;
        var path = $"/subsidies/applications/{id}/note";
        using var head = await portal.SignInBy(agent, proxy);
        var page = await head.OpenAsync(path);
        await portal.SendAs(principal, new EndProxy(principal.OfficeId!.Value, proxy));

        var byScript = await PostByScriptAsync(head, page, path);
        var byButton = await head.SubmitAsync(page, path, null, ("Text", "途中まで書きました。"));
        var told = await byButton.ReadPageAsync();
        var opened = await (await head.GetAsync(path)).ReadPageAsync();
        var link = told.QuerySelector("main a[href*=resume]")!.GetAttribute("href")!;
        await portal.InDatabase(db => db.AccountSessions.Where(s => s.AccountId == agent.AccountId)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.ProxyId, (Guid?)null)));
        var elsewhere = await head.GetAsync(link);
        var waits = await elsewhere.ReadPageAsync();
        var (again, _) = await portal.GiveProxy(principal, agent);
        await portal.InDatabase(db => db.AccountSessions.Where(s => s.AccountId == agent.AccountId)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.ProxyId, again)));
        var resumed = await head.OpenAsync(link);

        Assert.Equal(HttpStatusCode.Forbidden, byScript.StatusCode);
        var message = (await byScript.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("message").GetString();
        Assert.StartsWith("あじさいの家の代理は、もう使えません。", message, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, byButton.StatusCode);
        Assert.Equal("代理は終わりました", told.QuerySelector("h1")!.TextContent);
        Assert.NotNull(told.QuerySelector("main a[href='/my/offices']"));
        Assert.Contains("いま送った内容は登録していません", told.MainText(), StringComparison.Ordinal);
        Assert.Contains("組織の利用者から外れました", opened.MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("いま送った内容", opened.MainText(), StringComparison.Ordinal);
        Assert.Equal("途中まで書きました。", resumed.QuerySelector("textarea[name=Text]")!.TextContent.Trim());
        Assert.Equal((HttpStatusCode.NotFound, link), (elsewhere.StatusCode, waits.QuerySelector("main a[href*=resume]")?.GetAttribute("href")));
        Assert.NotNull(waits.QuerySelector("main a[href='/my/offices']"));
        Assert.Null((await portal.ApplicationOf(id)).Form.Note);
    }

    [Fact]
    public async Task At_midnight_in_Japan_the_next_click_is_refused()
    {
        var (principal, agent) = (await NewOfficeAsync("あじさいの家"), await NewOfficeAsync("すみれ会本部"));
        var (proxy, _) = await portal.GiveProxy(principal, agent, lastOn: "2026-11-20");
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 23, 30);
        using var head = await portal.SignInBy(agent, proxy);

        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 23, 59).AddSeconds(59);
        Assert.Equal(HttpStatusCode.OK, (await head.GetAsync("/my")).StatusCode);
        portal.Clock.Now = TestClock.InJapan(2026, 11, 21);
        Assert.Equal(HttpStatusCode.Forbidden, (await head.GetAsync("/my")).StatusCode);
    }

    [Fact]
    public async Task Either_side_ends_it_on_a_page_that_names_what_is_lost()
    {
        var (principal, agent) = (await NewOfficeAsync("あじさいの家"), await NewOfficeAsync("すみれ会本部"));
        var (proxy, _) = await portal.GiveProxy(principal, agent);
        using var office = await portal.SignIn(principal);

        var ended = await office.SubmitAsync($"/my/proxies/{proxy}/end");

        Assert.Equal("/my/proxies?done=ended", ended.Headers.Location?.OriginalString);
        Assert.Equal(ProxyState.Ended, await portal.StateOf(proxy));
        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync($"/my/proxies/{proxy}/end")).StatusCode);
    }

    [Fact]
    public async Task Who_is_no_administrator_reads_and_strangers_find_nothing()
    {
        var (principal, agent, stranger) = (await portal.NewOfficeUser(), await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var id = await portal.OfferProxy(principal, agent);
        var place = await portal.InDatabase(db => db.Offices.SingleAsync(o => o.Id == agent.OfficeId));
        using var colleague = await portal.SignIn(await portal.NewOfficeUser(place, isAdministrator: false));
        using var other = await portal.SignIn(stranger);

        var page = await colleague.OpenAsync($"/my/proxies/{id}");

        Assert.Empty(page.QuerySelectorAll("main form, a[href$='/end'], a[href$='/new']"));
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.GetAsync("/my/proxies/new")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/my/proxies/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/my/proxies/{id}/end")).StatusCode);
    }

    private async Task<TestUser> NewOfficeAsync(string name)
    {
        var user = await portal.NewOfficeUser();
        await portal.InDatabase(db => db.Offices.Where(o => o.Id == user.OfficeId).ExecuteUpdateAsync(set => set.SetProperty(o => o.Name, name)));
        return user;
    }

    private static string LinkIn(AngleSharp.Html.Dom.IHtmlDocument page) => page.QuerySelector("main tbody a")!.GetAttribute("href")!;

    private static async Task SwitchAsync(TestBrowser browser)
    {
        var page = await browser.OpenAsync("/my/offices");
        var switched = await browser.SubmitAsync(page, "/my/offices", "form[action*=Proxy]");
        Assert.Equal("/my", switched.Headers.Location?.OriginalString);
    }

    private static async Task<HttpResponseMessage> PostByScriptAsync(TestBrowser browser, AngleSharp.Html.Dom.IHtmlDocument page, string path)
    {
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("Text", "自動で送りました。")]),
        };
        request.Headers.Add("Accept", "application/json");
        return await browser.Client.SendAsync(request);
    }
}
