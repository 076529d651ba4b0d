using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Core.Pdf;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Review;

public sealed class DownloadTests(GateFixture portal) : IClassFixture<GateFixture>
{
    [Fact]
    public async Task The_file_opens_only_with_the_password_and_carries_the_reviewers_mark()
    {
        var session = await portal.NewSession();
        var visitor = await portal.Enter(session.Guest);

        var answer = await visitor.Browser.SubmitAsync(await visitor.Browser.OpenAsync(visitor.Path), visitor.Path, "form[data-download]");

        using var workshop = new PdfWorkshop();
        var path = workshop.Write(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.Matches("^第42回介護認定審査会_.+_第1版[.]pdf$", answer.Content.Headers.ContentDisposition!.FileNameStar);
        await Assert.ThrowsAsync<InvalidOperationException>(() => PdfWorkshop.RunAsync("qpdf", "--check", path));
        var rights = await PdfWorkshop.RunAsync("qpdf", "--password=482715309962", "--password-mode=unicode", "--show-encryption", path);
        Assert.Contains("AESv3", rights);
        var text = await PdfWorkshop.DenseTextAsync(path, "-upw", "482715309962", "-raw");
        Assert.All(text.Split('\f', StringSplitOptions.RemoveEmptyEntries), page =>
            Assert.Contains("髙橋由美y-takahashi1@example.jp2026-11-2009:12", page));
        var record = await portal.InDatabase(db => db.ViewingRecords.SingleAsync(r => r.SessionReviewerId == session.Guest.Id));
        Assert.NotNull(record.DownloadedAt);
        Assert.Equal(1, record.DownloadCount);
    }

    [Fact]
    public async Task A_session_for_the_screen_only_gives_no_file()
    {
        var session = await portal.NewSession(downloadAllowed: false);
        var visitor = await portal.Enter(session.Guest);

        var page = await visitor.Browser.OpenAsync(visitor.Path);
        var answer = await visitor.PostAsync(page, "download");

        Assert.Null(page.QuerySelector("form[data-download]"));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(await portal.InDatabase(db => db.ViewingRecords.AnyAsync(
            r => r.SessionReviewerId == session.Guest.Id && r.DownloadedAt != null)));
    }

    [Fact]
    public async Task Two_downloads_count_twice()
    {
        var session = await portal.NewSession();
        var visitor = await portal.Enter(session.Guest);
        var page = await visitor.Browser.OpenAsync(visitor.Path);

        await visitor.PostAsync(page, "download");
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await visitor.PostAsync(page, "download");

        var record = await portal.InDatabase(db => db.ViewingRecords.SingleAsync(r => r.SessionReviewerId == session.Guest.Id));
        Assert.Equal(2, record.DownloadCount);
        Assert.Equal(2, await portal.InDatabase(db => db.AuditEvents.CountAsync(
            e => e.ObjectId == session.Guest.Id && e.Action == "ReviewPapersDownloaded")));
    }
}
