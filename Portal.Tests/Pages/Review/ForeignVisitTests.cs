using System.Net;
using AngleSharp.Html.Dom;
using Portal.Tests.Pages.Security;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Review;

/// <summary>Everything below a visit × every way in which it is not, or no longer, the asker's: it is not there.</summary>
public sealed class ForeignVisitTests(GateFixture portal) : IClassFixture<GateFixture>
{
    private const string Visit = "/review/read/{visitId:guid}";

    [Theory]
    [InlineData("of a colleague")]
    [InlineData("of another session")]
    [InlineData("with the key of one's own")]
    [InlineData("that has ended")]
    [InlineData("that never was")]
    public async Task A_visit_is_not_there(string visit)
    {
        var (visitor, page) = await PrepareAsync(visit);
        var routes = (await EndpointList.ReadAsync(portal)).Select(e => e.Route)
            .Where(r => r.StartsWith(Visit, StringComparison.Ordinal)).Distinct().ToList();
        var caseId = page.QuerySelector("[data-case]")!.GetAttribute("data-case");
        var before = await portal.EveryRowAsync();

        var answers = new List<string>();
        foreach (var route in routes)
        {
            var path = route[Visit.Length..].Replace("{caseId:guid}/read", $"{caseId}/read?version=1", StringComparison.Ordinal);
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Post })
            {
                answers.Add($"{method} {route[Visit.Length..]}: {await AskAsync(visitor, page, method, path)}");
            }
        }

        // What takes no form says so to everybody; and ending what is over, or was never there, is no error.
        Assert.Equal(["POST : MethodNotAllowed", "POST /end: SeeOther", "POST /papers.pdf: MethodNotAllowed", "POST /state: MethodNotAllowed"], answers.Where(a => !a.EndsWith("NotFound", StringComparison.Ordinal)));
        Assert.Equal(before, await portal.EveryRowAsync());
    }

    private async Task<(Visitor Visitor, IHtmlDocument Page)> PrepareAsync(string visit)
    {
        var session = await portal.NewSession(reviewers: 2);
        var (mine, key) = await EnterAsync(session.Guests[0]);
        var page = await mine.Browser.OpenAsync(mine.Path);
        var (theirs, _) = await EnterAsync(visit == "of another session" ? (await portal.NewSession()).Guest : session.Guests[1]);
        switch (visit)
        {
            case "that has ended":
                await portal.InDatabase(async db =>
                {
                    (await db.ReviewVisits.FindAsync(mine.VisitId))!.End(portal.Clock.Now);
                    return await db.SaveChangesAsync();
                });
                return (mine, page);
            case "that never was":
                return (mine with { Path = $"/review/read/{Guid.NewGuid()}" }, page);
            case "with the key of one's own":
                mine.Browser.Client.DefaultRequestHeaders.Add("Cookie", $"visit-{theirs.VisitId:N}={key}");
                break;
        }

        return (mine with { Path = theirs.Path }, page);
    }

    private async Task<(Visitor Visitor, string Key)> EnterAsync(Guest guest)
    {
        var browser = portal.Visit();
        var open = (await browser.GetAsync($"/review/{guest.Token}")).Headers.Location!.OriginalString;
        var answer = await browser.SubmitAsync(open, ("Email", guest.Email), ("Password", GateFixture.Password));
        var path = answer.Headers.Location!.OriginalString;
        var visitor = new Visitor(browser, path, Guid.Parse(path.Split('/')[^1]));
        // The copy is stamped meanwhile; whoever has read it has waited for that.
        await visitor.GetPapersAsync();
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("visit-", StringComparison.Ordinal));
        return (visitor, cookie.Split('=', 2)[1].Split(';')[0]);
    }

    /// <summary>What the browser ends at: a form may lead back to the reading page, which then says that nothing is there.</summary>
    private static async Task<HttpStatusCode> AskAsync(Visitor visitor, IHtmlDocument page, HttpMethod method, string path)
    {
        using var request = method == HttpMethod.Post
            ? visitor.Asking(page, path.TrimStart('/'))
            : new HttpRequestMessage(method, visitor.Path + path);
        var answer = await visitor.Browser.Client.SendAsync(request);
        return answer.Headers.Location?.OriginalString == visitor.Path
            ? (await visitor.Browser.GetAsync(visitor.Path)).StatusCode
            : answer.StatusCode;
    }
}
