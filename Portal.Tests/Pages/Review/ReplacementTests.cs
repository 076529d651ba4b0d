using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Core.ReviewBoard;
using Portal.Tests.Core.Pdf;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Review;

/// <summary>差替, 取消, 削除 and 期限 take effect at once, in the middle of a file too.</summary>
public sealed class ReplacementTests(GateFixture portal) : IClassFixture<GateFixture>
{
    [Fact]
    public async Task A_replacement_is_told_calmly_and_one_button_leads_to_the_new_version()
    {
        var session = await portal.NewSession();
        var visitor = await portal.Enter(session.Guest);
        await visitor.Browser.OpenAsync(visitor.Path);
        var old = await visitor.GetPapersAsync();
        await portal.Replace(session);

        var told = await visitor.Browser.OpenAsync(visitor.Path);
        var refused = await visitor.GetPapersAsync("bytes=0-99");
        var answer = await visitor.Browser.SubmitAsync(told, visitor.Path, "main form");
        var page = await visitor.Browser.OpenAsync(answer.Headers.Location!.OriginalString);
        var fresh = await visitor.GetPapersAsync();

        Assert.Equal("資料が差し替えられました", told.QuerySelector("h1")!.TextContent);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("（第2版）", page.MainText());
        Assert.Equal(HttpStatusCode.OK, fresh.StatusCode);
        Assert.NotEqual(old.Headers.ETag, fresh.Headers.ETag);
        Assert.Equal([1, 2], await portal.InDatabase(db => db.ViewingRecords
            .Where(r => r.SessionReviewerId == session.Guest.Id && r.OpenedAt != null).OrderBy(r => r.Version).Select(r => r.Version).ToListAsync()));
    }

    [Theory]
    [InlineData("replaced")]
    [InlineData("deleted")]
    [InlineData("withdrawn")]
    [InlineData("expired")]
    [InlineData("ended")]
    public async Task Old_bytes_stop_within_a_second(string how)
    {
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
        var session = await portal.NewSession();
        var visitor = await portal.Enter(session.Guest);
        await SwapCopyAsync(visitor, await LargeFileAsync());
        var request = new HttpRequestMessage(HttpMethod.Get, $"{visitor.Path}/papers.pdf");
        using var response = await visitor.Browser.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[16 * 1024];
        await body.ReadExactlyAsync(buffer);

        await StopAsync(session, visitor, how);
        var watch = Stopwatch.StartNew();
        long later = 0;
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            while (true)
            {
                // A slow reader, for whom the file would last half a minute.
                await Task.Delay(20);
                var read = await body.ReadAsync(buffer);
                later += read;
                Assert.NotEqual(0, read);
            }
        });

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1.5));
        Assert.InRange(later, 0, 4_000_000);
    }

    private async Task StopAsync(RegisteredSession session, Visitor visitor, string how)
    {
        switch (how)
        {
            case "replaced":
                await portal.Replace(session);
                break;
            case "deleted":
                await portal.Change(session, s => s.Delete(portal.Clock.Now));
                break;
            case "expired":
                portal.Clock.Now = new DateTimeOffset(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);
                await portal.Change(session, s => s.ExpiresOn = new DateOnly(2026, 11, 19));
                break;
            case "withdrawn":
                await portal.InDatabase(async db =>
                {
                    (await db.SessionReviewers.FindAsync(session.Guest.Id))!.Revoke(portal.Clock.Now);
                    return await db.SaveChangesAsync();
                });
                break;
            default:
                await portal.InDatabase(async db =>
                {
                    (await db.ReviewVisits.FindAsync(visitor.VisitId))!.End(portal.Clock.Now);
                    return await db.SaveChangesAsync();
                });
                break;
        }
    }

    private async Task<Guid> LargeFileAsync()
    {
        using var workshop = new PdfWorkshop();
        return await portal.StoreFileAsync(workshop.Write(RandomNumberGenerator.GetBytes(30 * 1024 * 1024)));
    }

    private async Task SwapCopyAsync(Visitor visitor, Guid fileId)
    {
        await visitor.GetPapersAsync("bytes=0-0");
        await portal.InDatabase(async db =>
        {
            (await db.ReviewVisits.FindAsync(visitor.VisitId))!.Stamped(1, fileId);
            return await db.SaveChangesAsync();
        });
    }
}
