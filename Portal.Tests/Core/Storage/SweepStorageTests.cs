using Portal.Core.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Storage;

public sealed class SweepStorageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_file_without_a_row_goes_after_a_day_and_every_other_stays()
    {
        var clerk = await portal.NewClerk();
        var id = await portal.NewDraft(clerk, cases: 1);
        await portal.Upload(clerk, id, "01_意見書.pdf");
        var kept = (await portal.PapersOf(id)).Single().FileId!.Value;
        var orphan = (await portal.Files().SaveAsync(new MemoryStream([1, 2, 3]), 10, CancellationToken.None)).FileId;

        await SweepAsync(TimeSpan.FromHours(23));
        Assert.True(await ExistsAsync(orphan));
        await SweepAsync(TimeSpan.FromHours(25));

        Assert.False(await ExistsAsync(orphan));
        Assert.True(await ExistsAsync(kept));
    }

    // Files carry the machine's time, not the test's.
    private async Task SweepAsync(TimeSpan later)
    {
        portal.Clock.Now = DateTimeOffset.UtcNow + later;
        await portal.SendAsWorker(new SweepStorage());
    }

    private async Task<bool> ExistsAsync(Guid fileId)
    {
        await using var stream = await portal.Files().OpenAsync(fileId, CancellationToken.None);
        return stream is not null;
    }
}
