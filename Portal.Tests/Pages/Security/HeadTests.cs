using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Tests.Pages.Review;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Security;

/// <summary>
/// Mail scanners and link checkers ask by HEAD first: they get the answer of GET without its body, and nothing happens,
/// neither to what is theirs nor to what is not. A session, too, is prolonged by what somebody opens, never by a HEAD.
/// </summary>
public sealed class HeadTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    // Long enough for a session to note again that it was seen, too short for anything to end.
    private static readonly TimeSpan AWhile = TimeSpan.FromMinutes(2);

    [Theory]
    [MemberData(nameof(RouteMatrixTests.Everybody), MemberType = typeof(RouteMatrixTests))]
    public async Task A_head_is_answered_as_the_whole_and_changes_nothing(AccountRole? role)
    {
        var insurer = await portal.NewClerk(role: AccountRole.InsurerAdministrator);
        var objects = await OneOfEverythingAsync(insurer);
        using var browser = role switch
        {
            null => portal.Visit(),
            AccountRole.InsurerStaff or AccountRole.InsurerAdministrator => await portal.SignIn(await portal.NewColleague(insurer, role.Value)),
            AccountRole.OfficeUser => await portal.SignIn(await portal.NewOfficeUser()),
            _ => await portal.SignIn(await portal.NewOfficial(role.Value)),
        };
        // Who scans mails is not signed in; who is turned away at a door is so before anything is asked.
        var paths = (await EndpointList.ReadAsync(portal))
            .Where(e => e.Method == "GET" && (role is null || RouteTable.Allows(RouteTable.Routes[e.Route], role)))
            .Select(e => e.Address(objects.PathOf(e.Route) ?? EndpointRequests.AnyPath(e.Route)))
            .Distinct().ToList();
        portal.Clock.Advance(AWhile);

        var before = await portal.EveryRowAsync();
        var heads = await AnswersAsync(browser, HttpMethod.Head, paths);
        var after = await portal.EveryRowAsync();
        var wholes = await AnswersAsync(browser, HttpMethod.Get, paths);

        Assert.Equal(wholes, heads);
        Assert.Equal(before, after);
    }

    [Fact]
    public async Task What_somebody_opens_prolongs_their_session()
    {
        var clerk = await portal.NewClerk();
        using var browser = await portal.SignIn(clerk);
        portal.Clock.Advance(AWhile);

        await browser.OpenAsync("/insurer");

        var session = await portal.InDatabase(db => db.AccountSessions.SingleAsync(s => s.AccountId == clerk.AccountId));
        Assert.Equal(portal.Clock.Now, session.LastSeenAt);
    }

    private static async Task<List<string>> AnswersAsync(TestBrowser browser, HttpMethod method, IEnumerable<string> paths)
    {
        var answers = new List<string>();
        foreach (var path in paths)
        {
            var response = await browser.Client.SendAsync(new HttpRequestMessage(method, path));
            answers.Add($"{path}: {(int)response.StatusCode} {response.Headers.Location} {response.Content.Headers.ContentType}");
        }

        return answers;
    }

    /// <summary>A registered session with its papers as files, and who has to do with it.</summary>
    private async Task<ForeignInsurer> OneOfEverythingAsync(TestUser clerk)
    {
        var session = await portal.NewReadySession(clerk);
        var done = await portal.Register(clerk, session.Id, byMail: true);
        var file = await portal.StoreAsync("chromium.pdf");
        await portal.InDatabase(db => db.ReviewDocuments.Where(d => d.SessionId == session.Id)
            .ExecuteUpdateAsync(d => d.SetProperty(x => x.FileId, file)));
        await portal.InDatabase(db => db.ReviewPackets.Where(p => p.SessionId == session.Id)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.FileId, file)));
        var invited = (await portal.ReviewersOf(session.Id))[0];
        return new ForeignInsurer(clerk.InsurerId!.Value, new Dictionary<string, Guid>
        {
            ["/insurer/reviewers"] = invited.ReviewerId,
            ["/insurer/panels"] = session.PanelId!.Value,
            ["/insurer/review-sessions"] = session.Id,
            ["/insurer/staff"] = clerk.AccountId!.Value,
            ["/operator/accounts"] = clerk.AccountId.Value,
            ["/operator/insurers"] = clerk.InsurerId.Value,
            ["/operator/subsidies/programmes"] = await portal.InDatabase(db => db.SubsidyProgrammes.OrderBy(p => p.Id).Select(p => p.Id).FirstAsync()),
            ["/operator/mail"] = (await portal.MailsOf(session.Id))[0].Mail.Id,
            ["caseId"] = session.Cases[0].Id,
            ["documentId"] = session.Documents[0].Id,
            ["reviewerId"] = invited.Id,
            ["receiptId"] = done.Receipt.Id,
        });
    }
}
