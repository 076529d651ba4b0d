using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Insurer.ReviewSessions;

/// <summary>docs/adr/0030</summary>
public sealed class SameNameTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("01_意見書.pdf")]
    [InlineData("次第.pdf")]
    [InlineData("メモ.pdf")]
    public async Task A_file_of_the_same_name_takes_the_place_of_the_one_before(string name)
    {
        var (clerk, id) = await DraftAsync();
        await portal.Upload(clerk, id, name);
        await portal.CheckAll();
        using var browser = await portal.SignIn(clerk);
        var path = $"/insurer/review-sessions/{id}/papers";

        await browser.UploadAsync(path, (name, Sessions.OtherPdf("scan.pdf")));
        var meanwhile = await portal.PapersOf(id);
        await portal.CheckAll();

        Assert.Equal(2, meanwhile.Count);
        Assert.NotEqual(meanwhile[0].Sha256, Assert.Single(await portal.PapersOf(id)).Sha256);
        if (name != "メモ.pdf")
        {
            Assert.Contains("前の資料と入れ替えました", (await browser.OpenAsync(path)).QuerySelector("#arrivals")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_one_before_stays_when_the_new_one_is_refused()
    {
        var (clerk, id) = await DraftAsync();
        await portal.Upload(clerk, id, "01_意見書.pdf");
        await portal.CheckAll();
        var kept = Assert.Single(await portal.PapersOf(id));

        await portal.Upload(clerk, id, "01_意見書.pdf", Sessions.Pdf("encrypted-user.pdf"));
        await portal.CheckAll();

        var ready = Assert.Single(await portal.PapersOf(id), p => p.Status == ReviewDocumentStatus.Ready);
        Assert.Equal(kept.Id, ready.Id);
    }

    [Fact]
    public async Task Another_case_another_kind_and_one_under_check_are_left_alone()
    {
        var (clerk, id) = await DraftAsync();
        await portal.Upload(clerk, id, "01_意見書.pdf");
        await portal.Upload(clerk, id, "01_意見書.pdf", Sessions.OtherPdf("scan.pdf"));
        await portal.Upload(clerk, id, "02_意見書.pdf");
        await portal.Upload(clerk, id, "01_調査票.pdf");

        await portal.CheckAll();

        Assert.Equal(4, (await portal.PapersOf(id)).Count(p => p.Status == ReviewDocumentStatus.Ready));
    }

    private async Task<(TestUser Clerk, Guid Id)> DraftAsync()
    {
        var clerk = await portal.NewClerk();
        return (clerk, await portal.NewDraft(clerk, cases: 2));
    }
}
