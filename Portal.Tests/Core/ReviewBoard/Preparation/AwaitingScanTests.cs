using System.Net;
using Microsoft.AspNetCore.Hosting;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Core.ReviewBoard.Preparation;

public sealed class AwaitingScanTests(AwaitingScanTests.ScannedPortal portal) : IClassFixture<AwaitingScanTests.ScannedPortal>
{
    [Fact]
    public async Task A_paper_waits_unserved_while_the_scanner_is_away_and_goes_on_when_it_is_back()
    {
        var clerk = await portal.NewClerk();
        var id = await portal.NewDraft(clerk, cases: 1);
        await portal.Upload(clerk, id, "01_意見書.pdf");
        using var browser = await portal.SignIn(clerk);

        for (var round = 0; round < 6; round++)
        {
            Assert.True(await portal.SendAsWorker(new CheckNextDocument()));
            portal.Clock.Advance(TimeSpan.FromSeconds(21));
        }

        var waiting = (await portal.PapersOf(id)).Single();
        Assert.Equal(ReviewDocumentStatus.AwaitingScan, waiting.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/insurer/review-sessions/{id}/papers/{waiting.Id}/pdf")).StatusCode);
        Assert.Equal([PreparationErrors.PapersNotReady], (await portal.SendAs(clerk, new RequestPacket(id))).Errors);
        Assert.Contains("検査待ち", (await browser.OpenAsync($"/insurer/review-sessions/{id}/papers")).MainText());

        using (new FakeClamd(portal.Socket, "stream: OK"))
        {
            await portal.CheckAll();
        }

        File.Delete(portal.Socket);
        Assert.Equal(ReviewDocumentStatus.Ready, (await portal.PapersOf(id)).Single().Status);
    }

    [Theory]
    [InlineData("INSTREAM size limit exceeded. ERROR", "ウイルスの検査ができる大きさを超えています。")]
    [InlineData("stream: Eicar-Test-Signature FOUND", "ウイルス対策ソフトが危険なファイルと判断しました。")]
    public async Task What_the_scanner_will_never_release_is_refused_with_the_reason(string answer, string reason)
    {
        var clerk = await portal.NewClerk();
        var id = await portal.NewDraft(clerk, cases: 1);
        await portal.Upload(clerk, id, "01_意見書.pdf");

        using (new FakeClamd(portal.Socket, answer))
        {
            await portal.CheckAll();
        }

        File.Delete(portal.Socket);
        var paper = (await portal.PapersOf(id)).Single();
        Assert.Equal((ReviewDocumentStatus.Refused, null), (paper.Status, paper.FileId));
        Assert.StartsWith(reason, paper.Problem);
    }

    public sealed class ScannedPortal : PortalFixture
    {
        public string Socket { get; } = Path.Combine(Path.GetTempPath(), $"clamd-{Guid.NewGuid():N}.ctl");

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Clamd:Endpoint", $"unix://{Socket}");
        }
    }
}
