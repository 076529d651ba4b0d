using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Accounts.Offices.Proxies;

/// <summary>代理の終わり, 31 January 2027: one mail to each side before, one after.</summary>
public sealed class ProxyReminderTests : IClassFixture<PortalFixture>
{
    private const string LastOn = "2027-01-31";
    private readonly PortalFixture portal;

    public ProxyReminderTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task Fourteen_days_before_and_when_it_is_over_each_side_is_told_once()
    {
        var (id, _) = await portal.GiveProxy(await portal.NewOfficeUser(), await portal.NewOfficeUser(), lastOn: LastOn);

        Assert.Equal(0, await MailsAfterAsync(id, 1, 16, 9));
        Assert.Equal(0, await MailsAfterAsync(id, 1, 17, 7));
        Assert.Equal(2, await MailsAfterAsync(id, 1, 17, 8));
        Assert.Equal(2, await MailsAfterAsync(id, 1, 31, 23));
        Assert.Equal(2, await MailsAfterAsync(id, 2, 1, 7));
        Assert.Equal(4, await MailsAfterAsync(id, 2, 1, 8));
        Assert.Equal(4, await MailsAfterAsync(id, 3, 1, 9));
    }

    [Fact]
    public async Task Several_workers_tell_once_and_nobody_is_told_of_what_never_began_or_was_ended()
    {
        var (inForce, _) = await portal.GiveProxy(await portal.NewOfficeUser(), await portal.NewOfficeUser(), lastOn: LastOn);
        var offered = await portal.OfferProxy(await portal.NewOfficeUser(), await portal.NewOfficeUser(), lastOn: LastOn);
        var principal = await portal.NewOfficeUser();
        var (ended, _) = await portal.GiveProxy(principal, await portal.NewOfficeUser(), lastOn: LastOn);
        await portal.SendAs(principal, new EndProxy(principal.OfficeId!.Value, ended));

        foreach (var (month, day) in new[] { (1, 20), (2, 2) })
        {
            portal.Clock.Now = TestClock.InJapan(2027, month, day, 10);
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => portal.Run<RemindOfProxies>())));
        }

        Assert.Equal((4, 0, 0), (await MailsAsync(inForce), await MailsAsync(offered), await MailsAsync(ended)));
        Assert.Equal(
            ["ProxyReminded", "ProxyExpired"],
            await portal.InDatabase(db => db.AuditEvents.Where(e => e.ObjectId == inForce && e.ActorKind == "Worker").OrderBy(e => e.Id).Select(e => e.Action).ToListAsync()));
    }

    [Fact]
    public async Task What_begins_less_than_fourteen_days_before_its_end_is_told_only_when_it_is_over()
    {
        portal.Clock.Now = TestClock.InJapan(2027, 1, 20, 9);
        var (id, _) = await portal.GiveProxy(await portal.NewOfficeUser(), await portal.NewOfficeUser(), lastOn: LastOn);

        Assert.Equal(0, await MailsAfterAsync(id, 1, 25, 9));
        Assert.Equal(2, await MailsAfterAsync(id, 2, 1, 9));
    }

    private Task<int> MailsAfterAsync(Guid id, int month, int day, int hour) =>
        portal.MailsAfter<RemindOfProxies>(id, nameof(ProxyEndingMail), TestClock.InJapan(2027, month, day, hour));

    private Task<int> MailsAsync(Guid id) => portal.MailsAbout(id, nameof(ProxyEndingMail));
}
