using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Applications;

/// <summary>代理申請: what each scope lets be done, whatever page asks for it.</summary>
public sealed class ApplicationByProxyTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly ApplicationForm Note = new() { Note = new NoteForm("代理で入力しました。") };

    [Fact]
    public async Task A_draft_is_begun_filled_in_and_deleted_by_who_prepares_and_by_nobody_else()
    {
        var (principal, agent) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var (_, prepares) = await portal.GiveProxy(principal, agent, ProxyScope.Prepare);
        var (sends, watches) = (WithScope(prepares, ProxyScope.Send), WithScope(prepares, ProxyScope.Watch));

        Assert.True((await portal.SendAs(sends, new StartApplication())).Failed);
        Assert.True((await portal.SendAs(watches, new StartApplication())).Failed);
        var id = (await portal.SendAs(prepares, new StartApplication())).Value;
        var saved = await portal.SavePart(prepares, id, Note);
        var bySender = await portal.SendAs(sends, new SaveApplicationPart(id, Note, null));
        var byWatcher = await portal.SendAs(watches, new SaveApplicationPart(id, Note, null));

        Assert.False(saved.Failed);
        Assert.Equal([ApplicationErrors.NotFound], bySender.Errors);
        Assert.Equal([ApplicationErrors.NotFound], byWatcher.Errors);
        Assert.Null(await portal.SendAs(watches, new FindApplication(id)));
        Assert.Equal([ApplicationErrors.NotFound], (await portal.SendAs(sends, new DeleteApplicationDraft(id))).Errors);
        Assert.Empty((await portal.SendAs(prepares, new DeleteApplicationDraft(id))).Errors);
    }

    [Fact]
    public async Task What_is_sent_says_who_sent_it_of_which_organisation_and_so_does_the_trail()
    {
        var (principal, agent) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var (proxyId, sends) = await portal.GiveProxy(principal, agent, ProxyScope.Send);
        var id = await portal.NewCompleteDraft(principal);

        Assert.Equal([ApplicationErrors.NotFound], (await portal.SendAs(WithScope(sends, ProxyScope.Prepare), new SubmitApplication(id, true))).Errors);
        Assert.Empty((await portal.SendAs(sends, new SubmitApplication(id, true))).Errors);

        var sent = (await portal.ApplicationOf(id)).Sent!;
        Assert.Equal(
            new SentProxy(proxyId, "すずらん訪問介護ステーション", await portal.NumberOf(agent), "試験 花子"), sent.Proxy);
        var (_, other) = await portal.GiveProxy(principal, await portal.NewOfficeUser());
        Assert.Equal("試験 花子", (await portal.SendAs(sends, new FindApplication(id)))!.Sent!.Proxy!.Person);
        var seen = (await portal.SendAs(other, new FindApplication(id)))!;
        Assert.Equal(("", ""), (seen.Sent!.Proxy!.Person, seen.Sendings[0].Sent.Proxy!.Person));
        var told = await portal.InDatabase(db => db.AuditEvents.Where(e => e.ObjectId == id && e.Action == "SubsidyApplicationSubmitted").SingleAsync());
        Assert.Equal(agent.AccountId, told.ActorId);
        Assert.Contains($"\"ProxyId\":\"{proxyId}\"", told.Details, StringComparison.Ordinal);
        Assert.Contains($"\"ByOrganisation\":\"{agent.OfficeId}\"", told.Details, StringComparison.Ordinal);
        var mailed = await portal.InDatabase(db => db.OutgoingMails.Where(m => m.AboutId == id).Select(m => m.Recipient).ToListAsync());
        Assert.Single(mailed);
    }

    [Fact]
    public async Task What_was_returned_is_mended_by_who_sends_and_the_last_sender_is_named()
    {
        var (applicant, _, id) = await portal.NewReturnedApplication("Holder");
        var agent = await portal.NewOfficeUser();
        var (_, sends) = await portal.GiveProxy(applicant, agent, ProxyScope.Send);

        Assert.Equal([ApplicationErrors.NotFound], (await portal.MendHolder(WithScope(sends, ProxyScope.Prepare), id, "スズランカイ")).Errors);
        Assert.False((await portal.MendHolder(sends, id, "スズランカイ")).Failed);
        Assert.Equal([ApplicationErrors.NotFound], (await portal.SendAs(WithScope(sends, ProxyScope.Prepare), new ResubmitApplication(id, 1, null, true))).Errors);
        Assert.Empty((await portal.Resubmit(sends, id)).Errors);

        Assert.Equal("試験 花子", (await portal.ApplicationOf(id)).Sent!.Proxy?.Person);
        var first = (await portal.SendAs(applicant, new FindApplication(id)))!.Sendings[0];
        Assert.Null(first.Sent.Proxy);
    }

    [Theory]
    [InlineData(nameof(SubsidyApplication), true)]
    [InlineData(nameof(Account), false)]
    [InlineData(nameof(AccountSession), false)]
    [InlineData(nameof(Office), false)]
    [InlineData(nameof(Proxy), false)]
    public void What_somebody_does_for_themselves_is_not_recorded_as_done_by_proxy(string kind, bool byProxy)
    {
        var acting = TestUser.Visitor with { Proxy = new ActingProxy(Guid.Empty, Guid.Empty, Guid.Empty, ProxyScope.All) };

        var told = AuditEvent.By(acting, portal.Clock.Now, "ProxyChosen", kind, Guid.Empty);

        Assert.Equal(byProxy, told.Details.Contains("ByOrganisation", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_office_is_told_of_what_is_withdrawn_by_proxy_and_not_of_what_its_own_people_withdraw()
    {
        var (principal, agent) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var (_, sends) = await portal.GiveProxy(principal, agent, ProxyScope.Send);
        var (byProxy, own) = (await portal.NewSentApplication(principal), await portal.NewSentApplication(await portal.NewOfficeUser()));

        Assert.Empty((await portal.SendAs(sends, new WithdrawApplication(byProxy.Id))).Errors);
        Assert.Empty((await portal.SendAs(own.Applicant, new WithdrawApplication(own.Id))).Errors);

        Assert.Equal(1, await portal.MailsAbout(byProxy.Id, nameof(ApplicationWithdrawnMail)));
        Assert.Equal(0, await portal.MailsAbout(own.Id, nameof(ApplicationWithdrawnMail)));
    }

    [Fact]
    public async Task The_outcome_is_shown_to_who_watches_alone_and_what_is_the_offices_own_to_nobody()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var (_, watches) = await portal.GiveProxy(applicant, await portal.NewOfficeUser(), ProxyScope.Watch);
        var prepares = WithScope(watches, ProxyScope.Form);

        var seen = (await portal.SendAs(watches, new FindApplication(id)))!;
        var unseen = (await portal.SendAs(prepares, new FindApplication(id)))!;

        Assert.NotNull(seen.Decision);
        Assert.Null(unseen.Decision);
        Assert.True(unseen.IsDecided);
        Assert.Null(seen.TaxReport);
        Assert.Null(await portal.SendAs(prepares, new OpenDecisionLetter(id, MayPrint: false)));
        Assert.NotNull(await portal.SendAs(watches, new OpenDecisionLetter(id, MayPrint: false)));
        Assert.Null(await portal.SendAs(watches, new FindTaxReport(id)));
        var all = WithScope(watches, ProxyScope.All);
        Assert.Equal([ApplicationErrors.NotFound], (await portal.SendAs(all, new CorrectAccount(id, Guid.CreateVersion7(), SubsidyDrafts.Account))).Errors);
        Assert.True((await portal.ReportTax(all, id)).Failed);
    }

    [Fact]
    public async Task Another_offices_application_does_not_exist_and_only_what_may_be_acted_for_is_in_the_list()
    {
        var (principal, other, agent) = (await portal.NewOfficeUser(), await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var (proxyId, acting) = await portal.GiveProxy(principal, agent);
        var id = (await portal.SendAs(principal, new StartApplication())).Value;
        var own = (await portal.SendAs(agent, new StartApplication())).Value;
        var foreign = (await portal.SendAs(other, new StartApplication())).Value;

        Assert.Null(await portal.SendAs(acting, new FindApplication(foreign)));
        Assert.Null(await portal.SendAs(acting, new FindApplication(own)));
        Assert.Equal([own, id], (await portal.SendAs(agent, new ListMyApplications(OfAllOffices: true))).Rows.Select(r => r.Id));
        await portal.SendAs(agent, new EndProxy(agent.OfficeId!.Value, proxyId));
        Assert.Equal([own], (await portal.SendAs(agent, new ListMyApplications(OfAllOffices: true))).Rows.Select(r => r.Id));
    }

    [Fact]
    public async Task The_list_of_all_offices_keeps_to_the_scope_of_each()
    {
        var agent = await portal.NewOfficeUser();
        var (watched, prepared, mine) = (await portal.NewGrantedApplication(), await portal.NewGrantedApplication(), await portal.NewGrantedApplication(agent));
        var (_, watches) = await portal.GiveProxy(watched.Applicant, agent, ProxyScope.Watch);
        await portal.GiveProxy(prepared.Applicant, agent, ProxyScope.Prepare);
        var drafter = await portal.NewOfficeUser();
        await portal.SendAs(drafter, new StartApplication());
        await portal.GiveProxy(drafter, agent, ProxyScope.Watch);

        // The same whether this browser acts for one of them now or for none.
        foreach (var asking in new[] { agent, watches })
        {
            var rows = (await portal.SendAs(asking, new ListMyApplications(OfAllOffices: true))).Rows;

            Assert.Equal([mine.Id, prepared.Id, watched.Id], rows.Select(r => r.Id));
            Assert.Equal([true, false, true], rows.Select(r => r.TransferBy is not null));
        }
    }

    private static TestUser WithScope(TestUser acting, ProxyScope scope) => acting with { Proxy = acting.Proxy! with { Scope = scope } };
}
