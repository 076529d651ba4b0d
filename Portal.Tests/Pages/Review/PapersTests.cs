using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.ReviewBoard;
using Portal.Tests.Core.Pdf;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Review;

public sealed class PapersTests(GateFixture portal) : IClassFixture<GateFixture>
{
    [Fact]
    public async Task The_screen_gets_a_linearized_copy_with_the_reviewers_mark_on_every_page()
    {
        var session = await portal.NewSession();
        var visitor = await portal.Enter(session.Guest);

        var response = await visitor.GetPapersAsync();

        using var workshop = new PdfWorkshop();
        var path = workshop.Write(await response.Content.ReadAsByteArrayAsync());
        Assert.Contains("File is linearized", await PdfWorkshop.RunAsync("qpdf", "--check", path));
        var text = await PdfWorkshop.DenseTextAsync(path, "-raw");
        Assert.All(text.Split('\f', StringSplitOptions.RemoveEmptyEntries), page =>
            Assert.Contains("髙橋由美y-takahashi1@example.jp2026-11-2009:12", page));
    }

    [Fact]
    public async Task Papers_are_kept_nowhere_and_can_do_nothing()
    {
        var session = await portal.NewSession();
        var visitor = await portal.Enter(session.Guest);

        var response = await visitor.GetPapersAsync();

        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.Equal("no-referrer", Header(response, "Referrer-Policy"));
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Contains("sandbox", Header(response, "Content-Security-Policy"));
        Assert.Equal("bytes", Header(response, "Accept-Ranges"));
        Assert.StartsWith("inline", response.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bytes=0-99", 206, 0, 100)]
    [InlineData("bytes=0-0", 206, 0, 1)]
    [InlineData("bytes=100-", 206, 100, null)]
    [InlineData("bytes=-100", 206, -100, 100)]
    [InlineData("bytes=0-999999999", 206, 0, null)]
    [InlineData("bytes=-999999999", 206, 0, null)]
    [InlineData("bytes=999999999-", 416, 0, 0)]
    [InlineData("bytes=-0", 416, 0, 0)]
    [InlineData("bytes=0-1,5-9", 200, 0, null)]
    [InlineData("bytes=9-5", 200, 0, null)]
    [InlineData("bytes=a-b", 200, 0, null)]
    [InlineData("lines=0-9", 200, 0, null)]
    public async Task One_range_is_answered_exactly(string range, int status, int start, int? length)
    {
        var session = await portal.NewSession();
        var visitor = await portal.Enter(session.Guest);
        var all = await (await visitor.GetPapersAsync()).Content.ReadAsByteArrayAsync();

        var response = await visitor.GetPapersAsync(range);

        var bytes = await response.Content.ReadAsByteArrayAsync();
        var from = start < 0 ? all.Length + start : start;
        var expected = status == 416 ? 0 : length ?? all.Length - from;
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(expected, bytes.Length);
        Assert.Equal(expected, response.Content.Headers.ContentLength);
        Assert.Equal(all.AsSpan(from, expected).ToArray(), bytes);
        Assert.Equal(
            status switch { 206 => $"bytes {from}-{from + expected - 1}/{all.Length}", 416 => $"bytes */{all.Length}", _ => null },
            response.Content.Headers.ContentRange?.ToString());
    }

    [Fact]
    public async Task Viewing_is_recorded_when_bytes_have_gone_and_once_a_visit()
    {
        var session = await portal.NewSession();
        var visitor = await portal.Enter(session.Guest);

        await visitor.GetPapersAsync(method: HttpMethod.Head);
        var before = await RecordAsync(session.Guest);
        await visitor.GetPapersAsync("bytes=0-99");
        await visitor.GetPapersAsync("bytes=100-199");

        Assert.Null(before);
        Assert.NotNull((await RecordAsync(session.Guest))!.ViewedAt);
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEvents.CountAsync(
            e => e.ObjectId == session.Guest.Id && e.Action == "ReviewPapersViewed")));
    }

    [Fact]
    public async Task A_browser_that_fetches_ahead_gets_nothing()
    {
        var session = await portal.NewSession();
        var visitor = await portal.Enter(session.Guest);
        var request = new HttpRequestMessage(HttpMethod.Get, $"{visitor.Path}/papers.pdf");
        request.Headers.Add("Sec-Purpose", "prefetch");

        var response = await visitor.Browser.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Null(await RecordAsync(session.Guest));
    }

    [Fact]
    public async Task Many_requests_at_once_make_one_copy()
    {
        var session = await portal.NewSession();
        var visitor = await portal.Enter(session.Guest);

        var tags = await Task.WhenAll(Enumerable.Range(0, 8).Select(async n =>
            (await visitor.GetPapersAsync($"bytes={n}-{n}")).Headers.ETag!.Tag));

        Assert.Single(tags.Distinct());
    }

    private static string Header(HttpResponseMessage response, string name) => string.Join(',', response.Headers.GetValues(name));

    private Task<ViewingRecord?> RecordAsync(Guest guest) =>
        portal.InDatabase(db => db.ViewingRecords.SingleOrDefaultAsync(r => r.SessionReviewerId == guest.Id));
}
