using Microsoft.EntityFrameworkCore;
using Portal.Core.ReviewBoard;
using Portal.Core.Storage;
using Portal.Tests.Core.Pdf;
using Portal.Tests.Support;

namespace Portal.Tests.Core.ReviewBoard.Preparation;

public sealed class PacketTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Cover_agenda_and_papers_are_bound_in_order_and_numbered()
    {
        var clerk = await portal.NewClerk();
        var id = await PreparedAsync(clerk);

        var packet = await BoundAsync(clerk, id);

        Assert.Equal(ReviewPacketStatus.Ready, packet.Status);
        var path = await SavedAsync(packet.FileId!.Value);
        var pages = (await PdfWorkshop.DenseTextAsync(path)).Split('\f');
        Assert.Contains("試験市", pages[0]);
        Assert.Contains("令和8年12月3日（木）", pages[0]);
        Assert.Contains("第1版", pages[0]);
        Assert.Contains("取扱注意", pages[0]);
        Assert.Contains("後日差替", pages[1]);
        Assert.Contains("0_次第.pdf", pages[1]);
        var (first, second) = (packet.Contents.Cases[0], packet.Contents.Cases[1]);
        Assert.Equal(3, packet.Contents.SessionPapers[0].FirstPage);
        Assert.Contains("審査順1事例0001主治医意見書", pages[first.FirstPage - 1]);
        Assert.Contains("審査順2事例0002認定調査票・特記事項", pages[second.FirstPage - 1]);
        Assert.Contains($"{packet.Contents.PageCount}／{packet.Contents.PageCount}", pages[packet.Contents.PageCount - 1]);
        Assert.Equal(packet.Contents.PageCount, PageSizesText.Read(packet.Contents.PageSizes).Count);
        Assert.Contains("File is linearized", await PdfWorkshop.RunAsync("qpdf", "--check", path));
    }

    [Fact]
    public async Task As_many_pages_as_a_session_holds_are_bound_within_the_limits()
    {
        var clerk = await portal.NewClerk();
        var id = await portal.NewDraft(clerk, cases: 4);
        for (var position = 1; position <= 4; position++)
        {
            var paper = new TinyPdf { PageCount = ReviewSession.MaxPages / 4, Content = $"BT /F1 24 Tf 100 700 Td (Paper {position}) Tj ET" };
            await portal.Upload(clerk, id, $"0{position}_意見書.pdf", paper.Build());
        }

        await portal.CheckAll();

        var packet = await BoundAsync(clerk, id);

        Assert.Equal((ReviewPacketStatus.Ready, null), (packet.Status, packet.Problem));
        Assert.Equal(ReviewSession.MaxPages + 2, packet.Contents.PageCount);
        var path = await SavedAsync(packet.FileId!.Value);
        var last = await PdfWorkshop.DenseTextAsync(path, "-f", "2002");
        Assert.Contains("Paper4", last);
        Assert.Contains("2002／2002", last);
    }

    [Fact]
    public async Task Asking_twice_makes_one_packet_until_the_session_changes()
    {
        var clerk = await portal.NewClerk();
        var id = await PreparedAsync(clerk);
        var first = await BoundAsync(clerk, id);

        var again = await portal.SendAs(clerk, new RequestPacket(id));
        var cases = await portal.SendAs(clerk, new AddReviewCases(id, "0009 新規", null, null));
        var changed = await portal.SendAs(clerk, new GetPapers(id, null));
        var newer = await portal.SendAs(clerk, new RequestPacket(id));

        Assert.Equal(first.Id, again.Value);
        Assert.False(cases.Failed);
        Assert.False(changed!.PacketIsCurrent);
        Assert.NotEqual(first.Id, newer.Value);
        Assert.True(await portal.InDatabase(db => db.DiscardedFiles.AnyAsync(f => f.Id == first.FileId)));
    }

    [Fact]
    public async Task A_worker_that_died_is_followed_by_another_after_the_lease()
    {
        var clerk = await portal.NewClerk();
        var id = await PreparedAsync(clerk);
        var packetId = (await portal.SendAs(clerk, new RequestPacket(id))).Value;
        await portal.InDatabase(async db =>
        {
            (await db.ReviewPackets.SingleAsync(p => p.Id == packetId)).Claim(portal.Clock.Now.AddSeconds(60));
            return await db.SaveChangesAsync();
        });
        using var measured = new CapturedMeasurements();

        Assert.False(await portal.SendAsWorker(new AssembleNextPacket()));
        portal.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.True(await portal.SendAsWorker(new AssembleNextPacket()));

        var packet = await portal.InDatabase(db => db.ReviewPackets.SingleAsync(p => p.Id == packetId));
        Assert.Equal(ReviewPacketStatus.Ready, packet.Status);
        Assert.Contains("portal.packets.assembled result=Bound", measured.Lines);
        Assert.Contains("portal.packets.duration", measured.Lines);
    }

    [Fact]
    public async Task A_packet_whose_paper_lost_its_bytes_fails_and_can_be_tried_again()
    {
        var clerk = await portal.NewClerk();
        var id = await PreparedAsync(clerk);
        var lost = (await portal.PapersOf(id))[0].FileId!.Value;
        await portal.Files().DeleteAsync(lost, CancellationToken.None);

        var failed = await BoundAsync(clerk, id);
        var retried = await portal.SendAs(clerk, new RequestPacket(id));

        Assert.Equal(ReviewPacketStatus.Failed, failed.Status);
        Assert.Contains("入れ直してください", failed.Problem);
        Assert.Equal(failed.Id, retried.Value);
        Assert.Equal(ReviewPacketStatus.Waiting, (await portal.InDatabase(db => db.ReviewPackets.SingleAsync(p => p.Id == failed.Id))).Status);
    }

    [Fact]
    public async Task Nothing_is_bound_while_a_paper_is_under_check()
    {
        var clerk = await portal.NewClerk();
        var id = await portal.NewDraft(clerk, cases: 1);
        await portal.Upload(clerk, id, "01_意見書.pdf");

        var asked = await portal.SendAs(clerk, new RequestPacket(id));

        Assert.Equal([PreparationErrors.PapersNotReady], asked.Errors);
    }

    [Fact]
    public async Task Readiness_names_everything_that_is_missing_and_ends_empty()
    {
        var clerk = await portal.NewClerk();
        var id = await PreparedAsync(clerk);

        var before = await portal.SendAs(clerk, new GetSessionReadiness(id));

        Assert.Equal(
            [PreparationStep.Details, PreparationStep.Reviewers, PreparationStep.Papers, PreparationStep.Settings],
            before!.Missing.Select(m => m.Step));
        Assert.Equal(
            [
                "審査順1、2の一次判定結果がありません。", "審査順1の認定調査票・特記事項がありません。",
                "審査順2の主治医意見書がありません。議案に「後日差替」と記します。",
            ],
            before.Warnings.Select(w => w.Message));

        await CompleteAsync(clerk, id);
        await BoundAsync(clerk, id);
        var after = await portal.SendAs(clerk, new GetSessionReadiness(id));

        Assert.Empty(after!.Missing);
        Assert.NotNull(after.PacketId);
        Assert.False(after.KeepsVersion);
    }

    private async Task<Guid> PreparedAsync(TestUser clerk)
    {
        var id = await portal.NewDraft(clerk, cases: 2);
        await portal.Upload(clerk, id, "02_調査票.pdf", Sessions.OtherPdf("scan.pdf"));
        await portal.Upload(clerk, id, "01_意見書.pdf");
        await portal.Upload(clerk, id, "0_次第.pdf", Sessions.OtherPdf("chromium.pdf"));
        await portal.CheckAll();
        return id;
    }

    private async Task<ReviewPacket> BoundAsync(TestUser clerk, Guid id)
    {
        var asked = await portal.SendAs(clerk, new RequestPacket(id));
        Assert.False(asked.Failed);
        while (await portal.SendAsWorker(new AssembleNextPacket()))
        {
        }

        return await portal.InDatabase(db => db.ReviewPackets.SingleAsync(p => p.Id == asked.Value));
    }

    private async Task CompleteAsync(TestUser clerk, Guid id)
    {
        var panel = new Panel { InsurerId = clerk.InsurerId!.Value, Name = "第3合議体" };
        var reviewers = new[] { portal.NewReviewer(clerk, "一"), portal.NewReviewer(clerk, "二") };
        await portal.Add([panel, .. reviewers, new ReviewBoardSettings
        {
            InsurerId = clerk.InsurerId.Value,
            ContactName = "介護保険課",
            ContactPhone = "0856-31-0000",
        }]);
        var head = (await portal.SendAs(clerk, new GetSessionDetails(id)))!;
        var details = Sessions.Details() with { PanelId = panel.Id };
        Assert.False((await portal.SendAs(clerk, new SaveSessionDetails(id, head.Head.Revision, head.Facts, details))).Failed);
        var chosen = await portal.SendAs(clerk, new SaveSessionReviewers(
            id, head.Head.Revision + 1, "", "2", [.. reviewers.Select(r => r.Id)], reviewers[0].Id, MustMatch: true));
        Assert.False(chosen.Failed);
    }

    private async Task<string> SavedAsync(Guid fileId)
    {
        using var file = await portal.Files().FetchAsync(fileId, CancellationToken.None);
        var copy = Path.GetTempFileName();
        File.Copy(file!.Path, copy, overwrite: true);
        return copy;
    }
}
