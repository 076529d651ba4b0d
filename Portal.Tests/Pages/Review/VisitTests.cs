using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Review;

public sealed class VisitTests(GateFixture portal) : IClassFixture<GateFixture>
{
    [Fact]
    public async Task After_the_end_nothing_opens_and_the_copy_goes()
    {
        var session = await portal.NewSession();
        var visitor = await portal.Enter(session.Guest);
        await visitor.GetPapersAsync();
        var page = await visitor.Browser.OpenAsync(visitor.Path);
        var copy = (await VisitAsync(visitor)).StampedFileId;

        var answer = await visitor.Browser.SubmitAsync(page, visitor.Path, ".who form");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/review/read/done", answer.Headers.Location!.OriginalString);
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith($"visit-{visitor.VisitId:N}=;", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Browser.GetAsync(visitor.Path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetPapersAsync()).StatusCode);
        var visit = await VisitAsync(visitor);
        Assert.NotNull(visit.EndedAt);
        Assert.Null(visit.ProtectedPassword);
        Assert.Null(visit.StampedFileId);
        Assert.NotNull(copy);
        Assert.True(await portal.InDatabase(db => db.DiscardedFiles.AnyAsync(f => f.Id == copy)));
    }

    [Fact]
    public async Task A_page_that_asks_by_itself_prolongs_nothing()
    {
        var session = await portal.NewSession();
        var visitor = await portal.Enter(session.Guest);
        await visitor.Browser.OpenAsync(visitor.Path);
        var seen = (await VisitAsync(visitor)).LastSeenAt;
        portal.Clock.Advance(TimeSpan.FromMinutes(5));

        var state = await visitor.Browser.GetAsync($"{visitor.Path}/state");

        Assert.Equal("""{"replaced":false}""", await state.Content.ReadAsStringAsync());
        Assert.Equal("no-store", state.Headers.CacheControl!.ToString());
        Assert.Equal(seen, (await VisitAsync(visitor)).LastSeenAt);
    }

    [Fact]
    public async Task Pages_are_kept_nowhere()
    {
        var session = await portal.NewSession();
        var visitor = await portal.Enter(session.Guest);

        var response = await visitor.Browser.GetAsync(visitor.Path);

        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.Equal("no-referrer", string.Join(',', response.Headers.GetValues("Referrer-Policy")));
        var policy = string.Join(',', response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("'wasm-unsafe-eval'", policy);
        Assert.Contains("worker-src 'self'", policy);
        Assert.DoesNotContain("unsafe-inline", policy);
    }

    [Fact]
    public async Task Anothers_visit_looks_like_one_that_never_was()
    {
        var session = await portal.NewSession(reviewers: 2);
        var (mine, theirs) = (await portal.Enter(session.Guests[0]), await portal.Enter(session.Guests[1]));

        var foreign = await mine.Browser.GetAsync(theirs.Path);
        var unknown = await mine.Browser.GetAsync($"/review/read/{Guid.NewGuid()}");
        var forged = new HttpRequestMessage(HttpMethod.Get, theirs.Path);
        forged.Headers.Add("Cookie", $"visit-{theirs.VisitId:N}={Portal.Core.Accounts.SecretToken.New().Text}");
        using var stranger = portal.Visit();

        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.Equal(await TextAsync(unknown), await TextAsync(foreign));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Client.SendAsync(forged)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{theirs.Path}/papers.pdf")).StatusCode);
    }

    [Theory]
    [InlineData(29, HttpStatusCode.OK)]
    [InlineData(30, HttpStatusCode.NotFound)]
    public async Task A_visit_ends_after_half_an_hour_without_a_request(int minutes, HttpStatusCode expected)
    {
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
        var visitor = await portal.Enter((await portal.NewSession()).Guest);

        portal.Clock.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(expected, (await visitor.Browser.GetAsync(visitor.Path)).StatusCode);
    }

    [Fact]
    public async Task Requests_prolong_a_visit_up_to_twelve_hours()
    {
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
        var visitor = await portal.Enter((await portal.NewSession()).Guest);
        var page = await visitor.Browser.OpenAsync(visitor.Path);

        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromHours(11.5); passed += TimeSpan.FromMinutes(25))
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.PostAsync(page, "extend")).StatusCode);
            portal.Clock.Advance(TimeSpan.FromMinutes(25));
        }

        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 21, 12);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync(page, "extend")).StatusCode);
    }

    [Fact]
    public async Task What_went_idle_is_cleared_away_by_the_worker()
    {
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
        var visitor = await portal.Enter((await portal.NewSession()).Guest);
        await visitor.GetPapersAsync();
        var copy = (await VisitAsync(visitor)).StampedFileId;

        portal.Clock.Advance(ReviewVisit.IdleLimit);
        while (await portal.SendAsWorker(new EndIdleVisits()))
        {
        }

        var visit = await VisitAsync(visitor);
        Assert.NotNull(visit.EndedAt);
        Assert.Null(visit.ProtectedPassword);
        Assert.True(await portal.InDatabase(db => db.DiscardedFiles.AnyAsync(f => f.Id == copy)));
    }

    [Fact]
    public async Task A_case_on_the_screen_is_marked_as_read_once()
    {
        var visitor = await portal.Enter((await portal.NewSession()).Guest);
        var page = await visitor.Browser.OpenAsync(visitor.Path);
        var caseId = page.QuerySelector("[data-case]")!.GetAttribute("data-case");

        var first = await visitor.PostAsync(page, $"cases/{caseId}/read?version=1");
        var again = await visitor.PostAsync(page, $"cases/{caseId}/read?version=1");
        var unknown = await visitor.PostAsync(page, $"cases/{Guid.NewGuid()}/read?version=1");
        var after = await visitor.Browser.OpenAsync(visitor.Path);

        Assert.Equal(HttpStatusCode.NoContent, first.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, again.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains("未読 1件", after.MainText());
        Assert.Equal("既読", after.QuerySelector($"[data-case='{caseId}'] [data-mark]")!.TextContent);
    }

    [Theory]
    [InlineData("download")]
    [InlineData("end")]
    [InlineData("extend")]
    [InlineData("new-version")]
    public async Task Nothing_is_done_for_a_form_of_another_site(string what)
    {
        var visitor = await portal.Enter((await portal.NewSession()).Guest);
        using var nothing = new FormUrlEncodedContent([]);

        var answer = await visitor.Browser.Client.PostAsync(new Uri($"{visitor.Path}/{what}", UriKind.Relative), nothing);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null((await VisitAsync(visitor)).EndedAt);
    }

    private static async Task<string> TextAsync(HttpResponseMessage response) => ((IHtmlDocument)await response.ReadPageAsync()).MainText();

    private Task<ReviewVisit> VisitAsync(Visitor visitor) =>
        portal.InDatabase(async db => (await db.ReviewVisits.FindAsync(visitor.VisitId))!);
}
