using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Results;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Accounts.Offices.Proxies;

/// <summary>代理を頼む.</summary>
public sealed class OfferProxyTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Whether_a_number_is_registered_shows_in_no_answer_and_no_list()
    {
        var (principal, agent) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var (known, unknown) = (await portal.NumberOf(agent), ClaimsUsers.NewNumber('7'));

        var first = await OfferAsync(principal, known);
        var second = await OfferAsync(principal, unknown);

        Assert.Equal((0, 0), (first.Errors.Count, second.Errors.Count));
        var list = (await portal.SendAs(principal, new ListProxies()))!;
        Assert.Equal(
            [(unknown, ProxyState.Offered), (known, ProxyState.Offered)], list.Given.Select(g => (g.Other, g.State)));
        Assert.Equal(1, await portal.MailsAbout(list.Given[1].Id, nameof(ProxyOfferedMail)));
        Assert.Equal(0, await portal.MailsAbout(list.Given[0].Id, nameof(ProxyOfferedMail)));
    }

    [Fact]
    public async Task Who_registers_with_the_number_meanwhile_finds_the_offer()
    {
        var principal = await portal.NewOfficeUser();
        var office = People.NewOffice(portal);
        await OfferAsync(principal, office.Number);

        await portal.Add(office);
        var agent = await portal.NewOfficeUser(office);

        var offer = Assert.Single((await portal.SendAs(agent, new ListProxies()))!.Received);
        Assert.Empty((await portal.SendAs(agent, new AcceptProxy(office.Id, offer.Id))).Errors);
        Assert.Equal(ProxyState.InForce, await portal.StateOf(offer.Id));
    }

    [Fact]
    public async Task The_same_offer_twice_is_one_and_another_takes_its_place()
    {
        var (principal, agent) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());

        var first = await portal.OfferProxy(principal, agent);
        var again = await portal.OfferProxy(principal, agent);
        var other = await portal.OfferProxy(principal, agent, ProxyScope.Watch);

        Assert.Equal(first, again);
        Assert.Equal(ProxyState.Ended, await portal.StateOf(first));
        Assert.Equal([ProxyErrors.NotOffered], (await portal.SendAs(agent, new AcceptProxy(agent.OfficeId!.Value, first))).Errors);
        Assert.Equal(2, await portal.InDatabase(db => db.Proxies.CountAsync(p => p.PrincipalId == principal.OfficeId)));
        Assert.Equal(ProxyState.Offered, await portal.StateOf(other));
        var told = await portal.InDatabase(db => db.AuditEvents.Where(e => e.ObjectId == other).Select(e => e.Details).SingleAsync());
        Assert.Contains(KeyValuePair.Create("代理の範囲", "通知書と振込の状況を見る"), AuditText.Details(told));
        Assert.Contains(KeyValuePair.Create("番号", await portal.NumberOf(agent)), AuditText.Details(told));
        Assert.Contains(KeyValuePair.Create("種類", "介護事業所番号"), AuditText.Details(told));
    }

    [Fact]
    public async Task Beyond_three_mails_a_day_to_one_number_an_offer_is_kept_and_told_to_nobody()
    {
        var (principal, agent) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var ids = new List<Guid>();

        foreach (var scope in new[] { ProxyScope.Watch, ProxyScope.Send, ProxyScope.Prepare, ProxyScope.All, ProxyScope.Form })
        {
            ids.Add(await portal.OfferProxy(principal, agent, scope));
        }

        Assert.Equal(3, await portal.InDatabase(db => db.OutgoingMails.CountAsync(m => m.AboutId != null && ids.Contains(m.AboutId.Value))));
        Assert.Equal(ProxyState.Offered, await portal.StateOf(ids[^1]));
        Assert.Empty((await portal.SendAs(agent, new AcceptProxy(agent.OfficeId!.Value, ids[^1]))).Errors);
    }

    [Fact]
    public async Task An_offer_that_is_accepted_and_replaced_at_once_ends_one_way_or_the_other()
    {
        var (principal, agent) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var first = await portal.OfferProxy(principal, agent);

        var accepting = portal.SendAs(agent, new AcceptProxy(agent.OfficeId!.Value, first));
        var offering = portal.TryOfferProxy(principal, agent, ProxyScope.Watch);
        var (accepted, offered) = (await accepting, await offering);

        Assert.Empty(offered.Errors);
        Assert.True(accepted.Errors is [] || accepted.Errors.SequenceEqual([ProxyErrors.NotOffered]));
        Assert.Equal(accepted.Failed ? ProxyState.Ended : ProxyState.InForce, await portal.StateOf(first));
    }

    [Fact]
    public async Task Many_clicks_at_once_make_one_offer()
    {
        var (principal, agent) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());

        var clicks = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => portal.TryOfferProxy(principal, agent)));

        Assert.All(clicks, click => Assert.Empty(click.Errors));
        Assert.Equal(1, await portal.InDatabase(db => db.Proxies.CountAsync(p => p.PrincipalId == principal.OfficeId)));
    }

    [Fact]
    public async Task The_last_day_lies_between_today_and_a_year_ahead()
    {
        var (principal, agent) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var today = new DateOnly(2026, 11, 20);

        foreach (var (day, refused) in new[] { (today.AddDays(-1), true), (today, false), (today.AddYears(1), false), (today.AddYears(1).AddDays(1), true) })
        {
            var result = await portal.TryOfferProxy(principal, agent, lastOn: $"{day:yyyy-MM-dd}");
            Assert.Equal(refused, result.Errors.Contains(ProxyErrors.DayWrong));
            Assert.Equal(refused, result.Failed);
        }
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_told_beside_its_field()
    {
        var principal = await portal.NewOfficeUser();
        var office = principal.OfficeId!.Value;

        var empty = await portal.SendAs(principal, new OfferProxy(office, null, "", [], ""));
        var own = await OfferAsync(principal, await portal.NumberOf(principal));
        var wrong = await OfferAsync(principal, "4470000000");
        var unknownScope = await portal.SendAs(principal, new OfferProxy(office, false, ClaimsUsers.NewNumber('7'), ["Bank"], GivenProxies.LastOn));

        Assert.Equal(["IsMedical", "Number", "Scopes", "LastOn"], empty.Errors.Select(e => e.Field));
        Assert.Equal([ProxyErrors.OwnOffice], own.Errors);
        Assert.Equal([ProxyErrors.NumberWrong], wrong.Errors);
        Assert.Equal([ProxyErrors.ScopeMissing], unknownScope.Errors);
    }

    [Fact]
    public async Task Only_an_administrator_of_the_office_that_the_page_named_offers()
    {
        var (principal, agent, stranger) = (await portal.NewOfficeUser(), await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var office = await portal.InDatabase(db => db.Offices.SingleAsync(o => o.Id == principal.OfficeId));
        var colleague = await portal.NewOfficeUser(office, isAdministrator: false);
        var (_, acting) = await portal.GiveProxy(principal, agent);
        var number = ClaimsUsers.NewNumber('7');

        var byColleague = await OfferAsync(colleague, number);
        var byStranger = await portal.SendAs(stranger, new OfferProxy(office.Id, false, number, ["Watch"], GivenProxies.LastOn));
        var byProxy = await portal.SendAs(acting, new OfferProxy(office.Id, false, number, ["Watch"], GivenProxies.LastOn));

        Assert.Equal([OfficePeopleErrors.NotAdministrator], byColleague.Errors);
        Assert.Equal([OfficePeopleErrors.NotMyOffice], byStranger.Errors);
        Assert.Equal([OfficePeopleErrors.NotMyOffice], byProxy.Errors);
    }

    [Fact]
    public async Task A_number_of_the_other_kind_is_another_organisation()
    {
        var principal = await portal.NewOfficeUser();
        var office = People.NewOffice(portal, OfficeKind.MedicalInstitution);
        await portal.Add(office);
        var agent = await portal.NewOfficeUser(office);

        await OfferAsync(principal, office.Number);
        Assert.Empty((await portal.SendAs(agent, new ListProxies()))!.Received);
        await portal.SendAs(principal, new OfferProxy(principal.OfficeId!.Value, true, office.Number, ["Watch"], GivenProxies.LastOn));

        Assert.Single((await portal.SendAs(agent, new ListProxies()))!.Received);
    }

    private Task<Result> OfferAsync(TestUser user, string number) =>
        portal.SendAs(user, new OfferProxy(user.OfficeId!.Value, false, number, ["Prepare", "Send", "Watch"], GivenProxies.LastOn));
}
