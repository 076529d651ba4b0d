using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Mail;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Accounts.Offices.Proxies;

/// <summary>A 委任 from the answer to its end.</summary>
public sealed class ProxyLifeTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public ProxyLifeTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task Two_administrators_accept_at_once_and_the_office_is_told_once()
    {
        var (principal, agent) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var office = await portal.InDatabase(db => db.Offices.SingleAsync(o => o.Id == agent.OfficeId));
        var colleague = await portal.NewOfficeUser(office);
        var id = await portal.OfferProxy(principal, agent);

        var answers = await Task.WhenAll(new[] { agent, colleague }.Select(a => portal.SendAs(a, new AcceptProxy(office.Id, id))));

        Assert.All(answers, answer => Assert.Empty(answer.Errors));
        Assert.Equal(ProxyState.InForce, await portal.StateOf(id));
        Assert.Equal(1, await portal.MailsAbout(id, nameof(ProxyAcceptedMail)));
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEvents.CountAsync(e => e.ObjectId == id && e.Action == "ProxyAccepted")));
    }

    [Fact]
    public async Task It_is_answered_by_an_administrator_of_the_organisation_that_was_asked_and_by_nobody_else()
    {
        var (principal, agent, stranger) = (await portal.NewOfficeUser(), await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var office = await portal.InDatabase(db => db.Offices.SingleAsync(o => o.Id == agent.OfficeId));
        var colleague = await portal.NewOfficeUser(office, isAdministrator: false);
        var id = await portal.OfferProxy(principal, agent);

        Assert.Equal([ProxyErrors.NotFound], (await portal.SendAs(stranger, new AcceptProxy(stranger.OfficeId!.Value, id))).Errors);
        Assert.Equal([ProxyErrors.NotFound], (await portal.SendAs(principal, new AcceptProxy(principal.OfficeId!.Value, id))).Errors);
        Assert.Equal([ProxyErrors.NotFound], (await portal.SendAs(principal, new DeclineProxy(principal.OfficeId!.Value, id))).Errors);
        Assert.Equal([ProxyErrors.NotFound], (await portal.SendAs(stranger, new EndProxy(stranger.OfficeId.Value, id))).Errors);
        Assert.Equal([OfficePeopleErrors.NotAdministrator], (await portal.SendAs(colleague, new AcceptProxy(office.Id, id))).Errors);
        Assert.Null(await portal.SendAs(stranger, new FindProxy(id)));
        Assert.Equal(ProxyState.Offered, await portal.StateOf(id));
    }

    [Fact]
    public async Task Nothing_is_answered_or_ended_while_another_office_or_a_proxy_is_chosen()
    {
        var (principal, agent) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var (_, acting) = await portal.GiveProxy(principal, agent, ProxyScope.Watch);
        var (office, id) = (agent.OfficeId!.Value, await portal.OfferProxy(principal, agent));

        foreach (var elsewhere in new[] { agent with { OfficeId = principal.OfficeId }, acting })
        {
            Assert.Equal([OfficePeopleErrors.AnotherOfficeChosen], (await portal.SendAs(elsewhere, new AcceptProxy(office, id))).Errors);
            Assert.Equal([OfficePeopleErrors.AnotherOfficeChosen], (await portal.SendAs(elsewhere, new DeclineProxy(office, id))).Errors);
            Assert.Equal([OfficePeopleErrors.AnotherOfficeChosen], (await portal.SendAs(elsewhere, new EndProxy(office, id))).Errors);
        }

        Assert.Equal(ProxyState.Offered, await portal.StateOf(id));
    }

    [Fact]
    public async Task Who_declines_begins_nothing_and_cannot_accept_any_more()
    {
        var (principal, agent) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var id = await portal.OfferProxy(principal, agent);

        Assert.Empty((await portal.SendAs(agent, new DeclineProxy(agent.OfficeId!.Value, id))).Errors);
        Assert.Empty((await portal.SendAs(agent, new DeclineProxy(agent.OfficeId.Value, id))).Errors);

        Assert.Equal([ProxyErrors.NotOffered], (await portal.SendAs(agent, new AcceptProxy(agent.OfficeId.Value, id))).Errors);
        Assert.Equal(ProxyState.Declined, await portal.StateOf(id));
        Assert.Equal(1, await portal.MailsAbout(id, nameof(ProxyDeclinedMail)));
        var number = await portal.NumberOf(agent);
        Assert.Equal([number], (await portal.SendAs(principal, new ListProxies()))!.Given.Select(g => g.Other));
        Assert.Equal(number, (await portal.SendAs(principal, new FindProxy(id)))!.Other);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Either_side_ends_it_at_once_and_both_are_told_once(bool byPrincipal)
    {
        var (principal, agent) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var (id, _) = await portal.GiveProxy(principal, agent);
        var ender = byPrincipal ? principal : agent;

        Assert.Single((await portal.SendAs(agent, new ListMyPrincipals())).Rows);
        Assert.Empty((await portal.SendAs(ender, new EndProxy(ender.OfficeId!.Value, id))).Errors);
        Assert.Empty((await portal.SendAs(ender, new EndProxy(ender.OfficeId.Value, id))).Errors);

        Assert.Empty((await portal.SendAs(agent, new ListMyPrincipals())).Rows);
        Assert.Equal(ProxyState.Ended, await portal.StateOf(id));
        Assert.Equal(2, await portal.MailsAbout(id, nameof(ProxyEndedMail)));
        Assert.Equal([nameof(ProxyEndedMail)], await portal.InDatabase(db => db.OutgoingMails
            .Where(m => m.AboutId == id && m.Status == MailStatus.Waiting).Select(m => m.Kind).Distinct().ToListAsync()));
    }

    [Fact]
    public async Task It_holds_until_the_last_second_of_its_last_day_in_Japan()
    {
        var (principal, agent) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var (id, _) = await portal.GiveProxy(principal, agent, lastOn: "2027-01-31");

        portal.Clock.Now = TestClock.InJapan(2027, 1, 31, 23, 59).AddSeconds(59);
        Assert.Equal(ProxyState.InForce, await portal.StateOf(id));
        Assert.Single((await portal.SendAs(agent, new ListMyPrincipals())).Rows);
        portal.Clock.Now = TestClock.InJapan(2027, 2, 1);
        Assert.Equal(ProxyState.Expired, await portal.StateOf(id));
        Assert.Empty((await portal.SendAs(agent, new ListMyPrincipals())).Rows);
    }

    [Theory]
    [InlineData("2026-12-31", 12, 4, 9, 12)]
    [InlineData("2026-11-25", 11, 26, 0, 0)]
    public async Task An_offer_expires_after_fourteen_days_or_with_its_last_day(string lastOn, int month, int day, int hour, int minute)
    {
        var (principal, agent) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var id = await portal.OfferProxy(principal, agent, lastOn: lastOn);

        portal.Clock.Now = TestClock.InJapan(2026, month, day, hour, minute).AddSeconds(-1);
        Assert.Equal(ProxyState.Offered, await portal.StateOf(id));
        portal.Clock.Now = TestClock.InJapan(2026, month, day, hour, minute);

        Assert.Equal([ProxyErrors.NotOffered], (await portal.SendAs(agent, new AcceptProxy(agent.OfficeId!.Value, id))).Errors);
        Assert.Equal(ProxyState.Expired, await portal.StateOf(id));
    }

    [Fact]
    public async Task A_newer_one_of_the_same_two_takes_the_place_of_the_one_in_force()
    {
        var (principal, agent) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var (earlier, _) = await portal.GiveProxy(principal, agent, ProxyScope.Watch);
        var offered = await portal.OfferProxy(principal, agent, ProxyScope.All, "2027-06-30");
        Assert.Equal(ProxyState.InForce, await portal.StateOf(earlier));

        using var browser = await portal.SignInBy(agent, earlier);
        await portal.SendAs(agent, new AcceptProxy(agent.OfficeId!.Value, offered));

        Assert.Equal([offered], await portal.InDatabase(db => db.AccountSessions.Where(s => s.AccountId == agent.AccountId).Select(s => s.ProxyId).ToListAsync()));
        Assert.Contains($"\"ReplacedBy\":\"{offered}\"", await portal.InDatabase(db => db.AuditEvents
            .Where(e => e.ObjectId == earlier && e.Action == "ProxyEnded").Select(e => e.Details).SingleAsync()), StringComparison.Ordinal);
        Assert.False(await portal.InDatabase(db => db.OutgoingMails.AnyAsync(m => m.AboutId == earlier && m.Status == MailStatus.Waiting)));
        Assert.Equal((ProxyState.Ended, ProxyState.InForce), (await portal.StateOf(earlier), await portal.StateOf(offered)));
        Assert.Equal(0, await portal.MailsAbout(earlier, nameof(ProxyEndedMail)));
    }

    [Theory]
    [InlineData("removed")]
    [InlineData("left")]
    [InlineData("no administrator")]
    public async Task An_offer_ends_with_the_administrator_who_made_it(string how)
    {
        var (principal, agent) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var office = await portal.InDatabase(db => db.Offices.SingleAsync(o => o.Id == principal.OfficeId));
        var colleague = await portal.NewOfficeUser(office);
        var (offered, accepted) = (await portal.OfferProxy(colleague, agent), await portal.GiveProxy(colleague, await portal.NewOfficeUser()));

        Assert.Empty((how switch
        {
            "removed" => await portal.SendAs(principal, new RemoveOfficeUser(office.Id, colleague.AccountId!.Value)),
            "left" => await portal.SendAs(colleague, new LeaveOffice(office.Id)),
            _ => await portal.SendAs(principal, new SwitchOfficeAdministrator(office.Id, colleague.AccountId!.Value, false)),
        }).Errors);

        Assert.Equal([ProxyErrors.NotOffered], (await portal.SendAs(agent, new AcceptProxy(agent.OfficeId!.Value, offered))).Errors);
        Assert.Equal((ProxyState.Ended, ProxyState.InForce), (await portal.StateOf(offered), await portal.StateOf(accepted.Id)));
        Assert.False(await portal.InDatabase(db => db.OutgoingMails.AnyAsync(m => m.AboutId == offered && m.Status == MailStatus.Waiting)));
        Assert.True(await portal.InDatabase(db => db.AuditEvents.AnyAsync(e => e.ObjectId == offered && e.Action == "ProxyEnded")));
    }

    [Fact]
    public async Task What_is_open_comes_first_and_is_hidden_by_nothing_that_is_over()
    {
        var (principal, agent) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var (open, _) = await portal.GiveProxy(principal, agent);
        var over = Enumerable.Range(0, ListProxiesHandler.Most + 1).Select(n => new Proxy
        {
            PrincipalId = principal.OfficeId!.Value,
            AgentNumber = "1234567890",
            AgentIsMedical = false,
            Scope = ProxyScope.Watch,
            LastOn = new DateOnly(2026, 1, 1),
            EndsAt = portal.Clock.Now.AddDays(-n - 1),
            OfferedById = principal.AccountId!.Value,
            OfferedAt = portal.Clock.Now.AddDays(-n - 2),
            OfferEndsAt = portal.Clock.Now.AddDays(-n - 1),
        });
        await portal.Add([.. over]);

        var shown = (await portal.SendAs(principal, new ListProxies()))!.Given;
        var all = (await portal.SendAs(principal, new ListProxies(All: true)))!.Given;

        Assert.Equal((open, ListProxiesHandler.Most + 1), (shown[0].Id, shown.Count));
        Assert.Equal((open, ListProxiesHandler.Most + 2), (all[0].Id, all.Count));
    }

    [Fact]
    public async Task Nobody_deletes_what_is_over()
    {
        var (principal, agent) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var (id, _) = await portal.GiveProxy(principal, agent);
        using var browser = await portal.SignInBy(agent, id);
        await portal.SendAs(agent, new EndProxy(agent.OfficeId!.Value, id));

        portal.Clock.Now = TestClock.InJapan(2028, 1, 1);
        while (await portal.SendAsWorker(new PurgeEndedSessions()))
        {
        }

        Assert.Equal(ProxyState.Ended, await portal.StateOf(id));
        Assert.Equal([id], (await portal.SendAs(principal, new ListProxies()))!.Given.Select(g => g.Id));
    }
}
