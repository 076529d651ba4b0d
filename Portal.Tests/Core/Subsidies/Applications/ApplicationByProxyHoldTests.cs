using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Applications;

/// <summary>代理申請 after the 委任: nothing is begun or saved, though the request was under way when it ended.</summary>
public sealed class ApplicationByProxyHoldTests : IClassFixture<PortalFixture>
{
    private static readonly ApplicationForm Note = new() { Note = new NoteForm("代理で入力しました。") };

    private readonly PortalFixture portal;

    public ApplicationByProxyHoldTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    // Who acts is as it was when the request came: the session had been read just before.
    [Theory]
    [InlineData("ended")]
    [InlineData("over")]
    [InlineData("removed")]
    public async Task Nothing_more_is_begun_saved_sent_or_withdrawn(string how)
    {
        var (principal, agent) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var (proxyId, acting) = await portal.GiveProxy(principal, agent, lastOn: "2026-11-20");
        var id = (await portal.SendAs(acting, new StartApplication())).Value;

        await EndAsync(how, principal, agent, proxyId);
        var saved = await portal.SendAs(acting, new SaveApplicationPart(id, Note, ApplicationForm.MarkOf<NoteForm>(null)));
        var sent = await portal.SendAs(acting, new SubmitApplication(id, true));
        var withdrawn = await portal.SendAs(acting, new WithdrawApplication(id));
        var deleted = await portal.SendAs(acting, new DeleteApplicationDraft(id));

        Assert.All([.. saved.Errors, .. sent.Errors, .. withdrawn.Errors, .. deleted.Errors], error => Assert.Equal(ApplicationErrors.NotFound, error));
        Assert.True(saved.Failed && sent.Failed && withdrawn.Failed && deleted.Failed);
        Assert.Null((await portal.ApplicationOf(id)).Form.Note);
    }

    [Theory]
    [InlineData("ended")]
    [InlineData("over")]
    [InlineData("removed")]
    public async Task No_draft_is_begun(string how)
    {
        var (principal, agent) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var (proxyId, acting) = await portal.GiveProxy(principal, agent, lastOn: "2026-11-20");

        await EndAsync(how, principal, agent, proxyId);
        var begun = await portal.SendAs(acting, new StartApplication());

        Assert.Equal([ProxyErrors.NotInForce], begun.Errors);
        Assert.Empty((await portal.SendAs(principal, new ListMyApplications())).Rows);
    }

    private async Task EndAsync(string how, TestUser principal, TestUser agent, Guid proxyId)
    {
        switch (how)
        {
            case "ended":
                await portal.SendAs(principal, new EndProxy(principal.OfficeId!.Value, proxyId));
                break;
            case "over":
                portal.Clock.Now = TestClock.InJapan(2026, 11, 21);
                break;
            default:
                await portal.InDatabase(async db =>
                {
                    var member = await db.OfficeMemberships.SingleAsync(m => m.AccountId == agent.AccountId);
                    member.Leave(portal.Clock.Now);
                    return await db.SaveChangesAsync();
                });
                break;
        }
    }
}
