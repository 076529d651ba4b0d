using Microsoft.AspNetCore.Hosting;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Core.ReviewBoard.Preparation;

public sealed class AwaitingProgramTests(AwaitingProgramTests.PortalWithoutQpdf portal) : IClassFixture<AwaitingProgramTests.PortalWithoutQpdf>
{
    [Fact]
    public async Task Without_qpdf_a_paper_waits_as_long_as_it_takes_and_goes_on_when_it_is_back()
    {
        var clerk = await portal.NewClerk();
        var id = await portal.NewDraft(clerk, cases: 1);
        await portal.Upload(clerk, id, "01_意見書.pdf");

        for (var round = 0; round < 6; round++)
        {
            Assert.True(await portal.SendAsWorker(new CheckNextDocument()));
            portal.Clock.Advance(TimeSpan.FromSeconds(21));
        }

        var waiting = (await portal.PapersOf(id)).Single();
        portal.Install();
        await portal.CheckAll();

        Assert.Equal((ReviewDocumentStatus.AwaitingScan, PaperProblems.AwaitingProgram), (waiting.Status, waiting.Problem));
        Assert.Equal(ReviewDocumentStatus.Ready, (await portal.PapersOf(id)).Single().Status);
    }

    public sealed class PortalWithoutQpdf : PortalFixture
    {
        private readonly string qpdf = Path.Combine(Path.GetTempPath(), $"qpdf-{Guid.NewGuid():N}");

        public void Install() => File.CreateSymbolicLink(qpdf, "/usr/bin/qpdf");

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Pdf:QpdfPath", qpdf);
        }

        protected override async Task CloseAsync()
        {
            File.Delete(qpdf);
            await base.CloseAsync();
        }
    }
}
