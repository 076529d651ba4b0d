using System.Net;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Speed;

/// <summary>The pages that list an office's applications, and the one that examines them, ask five times at most, however much there is.</summary>
public sealed class OfficeQueriesTests(CountingPortal portal) : IClassFixture<CountingPortal>
{
    private const int Most = 5;

    [Fact]
    public async Task No_page_asks_more_than_five_times_nor_more_often_for_more_rows()
    {
        var (applicant, id) = await portal.NewSentApplication();
        using var office = await portal.SignIn(applicant);
        using var official = await portal.SignIn(await portal.NewExaminer());
        (TestBrowser Browser, string Path)[] pages =
            [(office, "/my"), (office, "/my/offices"), (office, "/my/people"), (official, $"/operator/subsidies/applications/{id}")];

        var few = await CountAsync(pages);
        await portal.AddWithdrawnApplications(applicant, 60);
        await portal.Propose(await portal.NewExaminer(), id);
        var many = await CountAsync(pages);

        Assert.Equal(few, many);
        Assert.All(many, count => Assert.InRange(count, 1, Most));
    }

    [Fact]
    public async Task Nor_does_a_page_about_what_was_revoked()
    {
        var ((applicant, id), (_, waiting)) = (await portal.NewPaidApplication(), await portal.NewGrantedApplication());
        await portal.NewRevocation(id, Support.Revocations.Part("40,000"));
        var later = await portal.NewRevocation(id);
        await portal.ProposeRevocation(await portal.NewExaminer(), waiting);
        var (_, granted) = await portal.NewGrantedApplication();
        using var office = await portal.SignIn(applicant);
        using var official = await portal.SignIn(await portal.NewExaminer());
        var desk = "/operator/subsidies/applications";

        var counts = await CountAsync(
        [
            (office, "/my"), (office, $"/subsidies/applications/{id}"), (official, $"{desk}/{id}"), (official, $"{desk}/{waiting}"),
            (official, $"{desk}/{waiting}/revocation"), (official, $"{desk}/{granted}/revoke"), (official, $"{desk}/{id}/repayments/{later.Id}"),
            (official, $"{desk}?state=revoking"), (official, "/operator/subsidies/dashboard"),
        ]);

        Assert.All(counts, count => Assert.InRange(count, 1, Most));
    }

    private async Task<IReadOnlyList<int>> CountAsync(IEnumerable<(TestBrowser Browser, string Path)> pages)
    {
        var counts = new List<int>();
        foreach (var (browser, path) in pages)
        {
            var (page, commands) = await portal.WatchAsync(() => browser.GetAsync(path));
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            counts.Add(commands.Count);
        }

        return counts;
    }
}
