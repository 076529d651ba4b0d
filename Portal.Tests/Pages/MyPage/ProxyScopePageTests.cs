using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.MyPage;

/// <summary>代理申請: what the pages show to whom.</summary>
public sealed class ProxyScopePageTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public ProxyScopePageTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task The_secretariat_reads_that_it_was_sent_by_proxy_and_is_led_to_nobodys_account()
    {
        var (principal, agent) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var (_, sends) = await portal.GiveProxy(principal, agent, ProxyScope.Send);
        var id = await portal.NewCompleteDraft(principal);
        Assert.Empty((await portal.SendAs(sends, new SubmitApplication(id, true))).Errors);
        var sent = await portal.ApplicationOf(id);
        using var examiner = await portal.SignIn(await portal.NewExaminer());

        var found = await examiner.OpenAsync($"/operator/receipts?Number={sent.ReceiptNumber}");

        Assert.Contains($"代理で提出：{sent.Sent!.Proxy!.ToText()}", found.MainText(), StringComparison.Ordinal);
        Assert.Empty(found.QuerySelectorAll("main a[href^='/operator/accounts/']"));
    }

    [Fact]
    public async Task An_account_that_was_typed_by_proxy_leaves_a_trace_and_is_to_be_checked_before_it_is_sent()
    {
        var (principal, agent) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var (_, acting) = await portal.GiveProxy(principal, agent, ProxyScope.Prepare);
        var id = await portal.NewCompleteDraft(principal);
        using var office = await portal.SignIn(principal);
        var path = $"/subsidies/applications/{id}/confirm";
        const string Words = "口座の情報は、代理で入力されています";

        var before = (await office.OpenAsync(path)).MainText();
        var typed = new ApplicationForm { Account = SubsidyDrafts.Account with { HolderKana = "ホンブ" } };
        Assert.Empty((await portal.SavePart(acting, id, typed)).Errors);
        var after = (await office.OpenAsync(path)).MainText();
        var traces = await portal.InDatabase(db => db.AuditEvents.Where(e => e.ObjectId == id && e.Action == SaveApplicationPart.AccountSavedByProxy)
            .Select(e => e.Details).ToListAsync());

        Assert.DoesNotContain(Words, before, StringComparison.Ordinal);
        Assert.Contains(Words, after, StringComparison.Ordinal);
        Assert.Contains("\"Section\":\"Account\"", Assert.Single(traces), StringComparison.Ordinal);
        Assert.DoesNotContain("ホンブ", traces[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_is_not_the_one_that_the_office_keeps_is_told_to_its_own_people_alone()
    {
        var (principal, agent) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var (_, sends) = await portal.GiveProxy(principal, agent, ProxyScope.Send);
        var id = await portal.NewCompleteDraft(principal);
        var usual = (await portal.SendAs(principal, new FindApplication(id)))!.Sections.Account!.Value;

        foreach (var (kept, differs) in new[] { (usual, false), (usual with { Number = "7654321" }, true) })
        {
            await portal.InDatabase(async db =>
            {
                db.UsualBankAccounts.RemoveRange(db.UsualBankAccounts.Where(u => u.OfficeId == principal.OfficeId));
                await db.SaveChangesAsync();
                db.Add(new UsualBankAccount
                {
                    OfficeId = principal.OfficeId!.Value,
                    Form = SubsidyDrafts.Account,
                    Account = kept,
                    SavedAt = portal.Clock.Now,
                    SavedById = principal.AccountId!.Value,
                });
                return await db.SaveChangesAsync();
            });

            Assert.Equal(differs, (await portal.SendAs(principal, new FindApplication(id)))!.IsAccountUnusual);
            Assert.False((await portal.SendAs(sends, new FindApplication(id)))!.IsAccountUnusual);
        }
    }

    [Fact]
    public async Task Anybody_of_the_office_that_gave_it_ends_it_and_of_the_other_side_administrators_alone()
    {
        var (principal, agent) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var (proxy, _) = await portal.GiveProxy(principal, agent);
        var (ours, theirs) = (await ColleagueOfAsync(principal), await ColleagueOfAsync(agent));
        using var browser = await portal.SignIn(ours);

        var refused = await portal.SendAs(theirs, new EndProxy(agent.OfficeId!.Value, proxy));
        var link = (await browser.OpenAsync($"/my/proxies/{proxy}")).QuerySelector("main a[href$='/end']");
        var ended = await browser.SubmitAsync($"/my/proxies/{proxy}/end");

        Assert.Equal([OfficePeopleErrors.NotAdministrator], refused.Errors);
        Assert.NotNull(link);
        Assert.Equal("/my/proxies?done=ended", ended.Headers.Location?.OriginalString);
        Assert.Equal(ProxyState.Ended, await portal.StateOf(proxy));
    }

    [Fact]
    public async Task The_mail_goes_to_the_office_and_says_which_organisation_sent_it_and_the_page_says_so()
    {
        var (principal, agent) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var (proxy, sends) = await portal.GiveProxy(principal, agent, ProxyScope.Send);
        var id = await portal.NewCompleteDraft(principal);
        using var browser = await portal.SignInBy(sends, proxy);

        var confirm = (await browser.OpenAsync($"/subsidies/applications/{id}/confirm")).MainText();
        await browser.SubmitAsync($"/subsidies/applications/{id}/confirm", ("Agreed", "true"));
        var done = (await browser.OpenAsync($"/subsidies/applications/{id}?done=sent")).MainText();
        var sent = (await portal.ApplicationOf(id)).Sent!;

        Assert.Contains("あなたの氏名と組織の名称が", confirm, StringComparison.Ordinal);
        Assert.Contains("事業所・医療機関の管理者にお送りします", done, StringComparison.Ordinal);
        Assert.Contains($"代理で提出：{sent.Proxy!.Organisation}", new ApplicationReceivedMail(sent, "1", portal.Clock.Now).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("代理", new ApplicationReceivedMail(sent with { Proxy = null }, "1", portal.Clock.Now).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ProxyScope.Watch, true, false)]
    [InlineData(ProxyScope.Prepare, false, true)]
    [InlineData(ProxyScope.Send, false, true)]
    [InlineData(ProxyScope.All, true, true)]
    public async Task Of_what_is_decided_the_letter_opens_for_who_watches_and_the_papers_for_who_fills_in_or_sends(
        ProxyScope scope, bool letterOpens, bool papersOpen)
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var (proxy, acting) = await portal.GiveProxy(applicant, await portal.NewOfficeUser(), scope);
        var file = (await portal.ApplicationOf(id)).Sent!.Evidence[0].Id;
        using var browser = await portal.SignInBy(acting, proxy);

        var letter = await browser.GetAsync($"/subsidies/applications/{id}/letter.pdf");
        var paper = await browser.GetAsync($"/subsidies/applications/{id}/evidence/{file}");
        var receipt = await browser.GetAsync($"/subsidies/applications/{id}/receipt.pdf");

        Assert.Equal((letterOpens, papersOpen, papersOpen), (letter.IsSuccessStatusCode, paper.IsSuccessStatusCode, receipt.IsSuccessStatusCode));
        if (papersOpen)
        {
            Assert.Equal("picture", await paper.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task A_paper_of_another_office_and_one_after_the_end_do_not_open_by_proxy()
    {
        var ((applicant, id), (_, other)) = (await portal.NewGrantedApplication(), await portal.NewGrantedApplication());
        var (proxy, acting) = await portal.GiveProxy(applicant, await portal.NewOfficeUser(), ProxyScope.Form);
        var file = (await portal.ApplicationOf(id)).Sent!.Evidence[0].Id;
        var foreign = (await portal.ApplicationOf(other)).Sent!.Evidence[0].Id;
        using var browser = await portal.SignInBy(acting, proxy);

        var refused = await Task.WhenAll(
            browser.GetAsync($"/subsidies/applications/{other}/evidence/{foreign}"), browser.GetAsync($"/subsidies/applications/{id}/evidence/{foreign}"));
        Assert.Empty((await portal.SendAs(applicant, new EndProxy(applicant.OfficeId!.Value, proxy))).Errors);
        var ended = await browser.GetAsync($"/subsidies/applications/{id}/evidence/{file}");

        Assert.All(refused, answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.False(ended.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Who_only_watches_reads_the_state_and_nothing_of_the_form()
    {
        var (applicant, _, id) = await portal.NewReturnedApplication("Holder");
        var (proxy, watches) = await portal.GiveProxy(applicant, await portal.NewOfficeUser(), ProxyScope.Watch);
        var form = (await portal.ApplicationOf(id)).Sent!;
        using var browser = await portal.SignInBy(watches, proxy);

        var returned = (await browser.OpenAsync($"/subsidies/applications/{id}")).MainText();
        Assert.Contains("修正を待っています", returned, StringComparison.Ordinal);
        Assert.Empty((await portal.MendHolder(applicant, id, "スズランカイ")).Errors);
        Assert.Empty((await portal.Resubmit(applicant, id)).Errors);
        var mended = (await browser.OpenAsync($"/subsidies/applications/{id}")).MainText();
        var seen = (await portal.SendAs(watches, new FindApplication(id)))!;

        Assert.All([returned, mended], text =>
        {
            Assert.DoesNotContain(form.Account.Number, text, StringComparison.Ordinal);
            Assert.DoesNotContain(form.Account.HolderKana, text, StringComparison.Ordinal);
            Assert.DoesNotContain("スズランカイ", text, StringComparison.Ordinal);
            Assert.DoesNotContain("直すところ", text, StringComparison.Ordinal);
        });
        Assert.Equal((0, 0, 0), (seen.Files.Count, seen.Rounds.Count, seen.Sendings.Count));
        Assert.Equal(("", "", ""), (seen.Sent!.Account.Number, seen.Sent.Basics.Address, seen.Sent.Note));
        Assert.Null(seen.Form.Account);
    }

    private async Task<TestUser> ColleagueOfAsync(TestUser user) =>
        await portal.NewOfficeUser(await portal.InDatabase(db => db.Offices.SingleAsync(o => o.Id == user.OfficeId)), isAdministrator: false);
}
