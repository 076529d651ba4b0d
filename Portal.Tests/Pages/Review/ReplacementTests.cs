using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Review;

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
}
