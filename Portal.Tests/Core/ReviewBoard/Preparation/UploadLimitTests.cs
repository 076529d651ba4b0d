using Microsoft.EntityFrameworkCore;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Core.ReviewBoard.Preparation;

public sealed class UploadLimitTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const long Megabyte = 1024 * 1024;

    [Fact]
    public async Task The_real_bytes_count_and_one_too_many_is_refused_and_not_kept()
    {
        var (clerk, id) = await DraftAsync();

        var sent = (await portal.SendAs(clerk, new UploadPaper(id, "1_大.pdf", OneWayStream.Of(0, ReviewDocument.MaxBytes + 1)))).Value;

        Assert.StartsWith("200 MBを超えるPDFは登録できません。", sent.Problem);
        Assert.Null((await portal.PapersOf(id)).Single().FileId);
    }

    [Fact]
    public async Task Two_uploads_at_once_cannot_both_take_the_last_room()
    {
        var (clerk, id) = await DraftAsync();
        await portal.Add(Paper(id, clerk, ReviewSession.MaxBytes - 3 * Megabyte / 2));

        var sent = await Task.WhenAll(
            portal.SendAs(clerk, new UploadPaper(id, "a.pdf", OneWayStream.Of(1, Megabyte))),
            portal.SendAs(clerk, new UploadPaper(id, "b.pdf", OneWayStream.Of(2, Megabyte))));

        Assert.Single(sent, s => s.Value.Problem is null);
        Assert.Single(sent, s => s.Value.Problem?.StartsWith("1回の審査会に入れられるのは500 MBまで", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing()
    {
        var (clerk, id) = await DraftAsync();
        var before = portal.StoredFiles().Order().ToList();

        await Assert.ThrowsAsync<IOException>(() =>
            portal.SendAs(clerk, new UploadPaper(id, "1_途中.pdf", OneWayStream.Of(0, 5 * Megabyte, breaksAt: Megabyte))));

        Assert.Empty(await portal.PapersOf(id));
        Assert.Equal(before, portal.StoredFiles().Order());
    }

    [Fact]
    public async Task More_pages_than_a_session_holds_are_refused_after_the_check()
    {
        var (clerk, id) = await DraftAsync();
        var full = Paper(id, clerk, 10);
        full.Cleaned(Guid.CreateVersion7(), 10, ReviewSession.MaxPages - 1, "");
        await portal.Add(full);
        await portal.Upload(clerk, id, "01_意見書.pdf");

        await portal.CheckAll();

        var paper = (await portal.PapersOf(id)).Single(p => p.FileName == "01_意見書.pdf");
        Assert.Equal(ReviewDocumentStatus.Refused, paper.Status);
        Assert.Contains("2,000ページまで", paper.Problem);
    }

    [Fact]
    public async Task A_check_abandoned_by_a_dead_worker_is_taken_over_after_its_lease()
    {
        var (clerk, id) = await DraftAsync();
        var sent = await portal.Upload(clerk, id, "01_意見書.pdf");
        await portal.InDatabase(async db =>
        {
            (await db.ReviewDocuments.SingleAsync(d => d.Id == sent.DocumentId)).Claim(portal.Clock.Now.AddSeconds(60));
            return await db.SaveChangesAsync();
        });

        Assert.False(await portal.SendAsWorker(new CheckNextDocument()));
        portal.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.True(await portal.SendAsWorker(new CheckNextDocument()));

        Assert.Equal(ReviewDocumentStatus.Ready, (await portal.PapersOf(id)).Single().Status);
    }

    [Fact]
    public async Task A_paper_on_which_workers_die_again_and_again_is_given_up()
    {
        var (clerk, id) = await DraftAsync();
        var sent = await portal.Upload(clerk, id, "01_意見書.pdf");
        await portal.InDatabase(async db =>
        {
            var paper = await db.ReviewDocuments.SingleAsync(d => d.Id == sent.DocumentId);
            for (var attempt = 0; attempt < 4; attempt++)
            {
                paper.Claim(portal.Clock.Now);
            }

            return await db.SaveChangesAsync();
        });

        await portal.CheckAll();

        Assert.Equal(ReviewDocumentStatus.Refused, (await portal.PapersOf(id)).Single().Status);
    }

    private static ReviewDocument Paper(Guid sessionId, TestUser clerk, long bytes) => new()
    {
        SessionId = sessionId,
        Kind = ReviewDocumentKind.Other,
        Position = 1,
        FileName = "前からある.pdf",
        FileId = null,
        SizeBytes = bytes,
        Sha256 = new string('a', 64),
        UploadedAt = DateTimeOffset.UnixEpoch,
        UploadedById = clerk.AccountId!.Value,
    };

    private async Task<(TestUser, Guid)> DraftAsync()
    {
        var clerk = await portal.NewClerk();
        return (clerk, await portal.NewDraft(clerk, cases: 1));
    }
}
