using System.Net;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Insurer.ReviewSessions;

/// <summary>全体の資料: put into an order and replaced like the papers of a case.</summary>
public sealed class SessionPapersTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string OrderForm = "form[action*='handler=Order']";

    [Fact]
    public async Task Papers_of_the_whole_session_are_put_into_a_new_order_unless_a_colleague_was_faster()
    {
        var (clerk, id, path) = await WholeAsync();
        var papers = await portal.PapersOf(id);
        using var browser = await portal.SignIn(clerk);
        var opened = await browser.OpenAsync(path);

        var moved = await browser.SubmitAsync(opened, path, OrderForm, ($"Order[{papers[1].Id}]", "1"));

        Assert.Equal(path, moved.Headers.Location!.ToString());
        Assert.Equal(["0_名簿.pdf", "0_次第.pdf"], await NamesAsync(id));
        Assert.Equal(["0_名簿.pdf", "0_次第.pdf"], (await browser.OpenAsync(path)).QuerySelectorAll("h3").Select(h => h.TextContent));

        var late = await (await browser.SubmitAsync(opened, path, OrderForm, ($"Order[{papers[0].Id}]", "2"))).ReadPageAsync();
        Assert.Equal([PreparationErrors.PapersChanged.Message], late.Errors());
        Assert.Equal(["0_名簿.pdf", "0_次第.pdf"], await NamesAsync(id));
    }

    [Fact]
    public async Task The_new_order_is_that_of_the_packet_and_a_packet_of_the_old_one_is_out_of_date()
    {
        var (clerk, id, path) = await WholeAsync();
        var before = await FingerprintAsync(id);
        var papers = await portal.PapersOf(id);
        using var browser = await portal.SignIn(clerk);

        await browser.SubmitAsync(await browser.OpenAsync(path), path, OrderForm, ($"Order[{papers[1].Id}]", "1"));

        var input = await InputAsync(id);
        Assert.Equal(["0_名簿.pdf", "0_次第.pdf"], input.PapersOf(null).Select(p => p.FileName));
        Assert.NotEqual(before, input.Fingerprint);
    }

    [Fact]
    public async Task A_paper_whose_case_is_not_known_yet_is_not_ordered_among_those_of_everybody()
    {
        var (clerk, id, path) = await WholeAsync();
        await portal.Upload(clerk, id, "9_補足.pdf");
        using var browser = await portal.SignIn(clerk);

        var page = await browser.OpenAsync(path);
        var moved = await browser.SubmitAsync(page, path, OrderForm, ($"Order[{(await portal.PapersOf(id))[1].Id}]", "1"));

        Assert.DoesNotContain("9_補足.pdf", page.MainText());
        Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
    }

    [Fact]
    public async Task A_paper_of_the_whole_session_is_replaced_in_its_place()
    {
        var (clerk, id, path) = await WholeAsync();
        var old = (await portal.PapersOf(id))[0];
        using var browser = await portal.SignIn(clerk);
        var list = await browser.OpenAsync($"/insurer/review-sessions/{id}/papers");
        Assert.NotNull(list.QuerySelector($"#matrix a[href='{path}']"));

        var sent = await browser.UploadAsync(path, ("新しい次第.pdf", Sessions.OtherPdf("scan.pdf")));

        Assert.Equal(path, sent.Headers.Location!.ToString());
        Assert.Contains("検査が終わると、いまの資料と入れ替わります。", (await browser.OpenAsync(path)).MainText());
        await portal.CheckAll();
        Assert.Equal(["新しい次第.pdf", "0_名簿.pdf"], await NamesAsync(id));
        var replaced = (await portal.PapersOf(id)).Single(p => p.FileName == "新しい次第.pdf");
        Assert.Equal((null, old.Position, false), (replaced.CaseId, replaced.Position, replaced.NeedsPlace));
    }

    [Fact]
    public async Task A_paper_that_a_colleague_has_removed_meanwhile_is_not_replaced()
    {
        var (clerk, id, path) = await WholeAsync();
        using var browser = await portal.SignIn(clerk);
        var removed = (await portal.PapersOf(id))[0];

        await portal.SendAs(clerk, new RemovePaper(id, removed.Id));
        var late = await portal.SendAs(clerk, new UploadPaper(id, "新しい次第.pdf", new MemoryStream(Sessions.OtherPdf()), ReplacesId: removed.Id));

        Assert.Equal([PreparationErrors.PaperGone], late.Errors);
        Assert.Equal(["0_名簿.pdf"], await NamesAsync(id));
        Assert.Null((await browser.OpenAsync(path)).QuerySelector(OrderForm));
    }

    [Fact]
    public async Task Another_insurer_orders_nothing_and_replaces_nothing()
    {
        var (_, id, _) = await WholeAsync();
        var papers = await portal.PapersOf(id);
        var stranger = await portal.NewClerk();
        var own = await portal.NewDraft(stranger);

        var ordered = await portal.SendAs(stranger, new OrderPapers(
            id, null, ReviewDocumentKind.Other, TypedOrder.TextOf(papers.Select(p => p.Id)), new Dictionary<Guid, string?> { [papers[1].Id] = "1" }));
        var replaced = await portal.SendAs(stranger, new UploadPaper(own, "よその.pdf", new MemoryStream(Sessions.OtherPdf()), ReplacesId: papers[0].Id));

        Assert.Equal([PreparationErrors.NotFound], ordered.Errors);
        Assert.Equal([PreparationErrors.PaperGone], replaced.Errors);
        Assert.Equal(["0_次第.pdf", "0_名簿.pdf"], await NamesAsync(id));
    }

    [Fact]
    public async Task What_is_put_in_here_is_for_the_whole_session_whatever_it_is_called()
    {
        var clerk = await portal.NewClerk();
        var id = await portal.NewDraft(clerk, cases: 1);
        var path = $"/insurer/review-sessions/{id}/papers/whole-session";
        using var browser = await portal.SignIn(clerk);
        Assert.NotNull((await browser.OpenAsync($"/insurer/review-sessions/{id}/papers")).QuerySelector($"#matrix a[href='{path}']"));
        Assert.Contains("全体の資料はありません", (await browser.OpenAsync(path)).MainText());

        var sent = await browser.UploadAsync(path, ("1_意見書の見方.pdf", Sessions.Pdf()), ("記入例.txt", [1]));
        await portal.CheckAll();

        Assert.Equal(path, sent.Headers.Location!.ToString());
        var paper = (await portal.PapersOf(id)).Single(p => p.Status == ReviewDocumentStatus.Ready);
        Assert.Equal((null, ReviewDocumentKind.Other, false), (paper.CaseId, paper.Kind, paper.NeedsPlace));
        var page = await browser.OpenAsync(path);
        Assert.Equal(["1_意見書の見方.pdf", "記入例.txt"], page.QuerySelectorAll("h3").Select(h => h.TextContent));
        Assert.Contains("PDFではないファイルは登録できません。", page.MainText());
        Assert.Equal("全体の資料を加える", page.QuerySelector("details:has(#pdf) summary")!.TextContent);
    }

    /// <summary>A session of one case with two papers for everybody, both checked.</summary>
    private async Task<(TestUser Clerk, Guid SessionId, string Path)> WholeAsync()
    {
        var clerk = await portal.NewClerk();
        var id = await portal.NewDraft(clerk, cases: 1);
        await portal.Upload(clerk, id, "0_次第.pdf");
        await portal.Upload(clerk, id, "0_名簿.pdf");
        await portal.CheckAll();
        return (clerk, id, $"/insurer/review-sessions/{id}/papers/whole-session");
    }

    private async Task<IEnumerable<string>> NamesAsync(Guid id) =>
        (await portal.PapersOf(id)).OrderBy(p => p.Position).Select(p => p.FileName);

    private async Task<string> FingerprintAsync(Guid id) => (await InputAsync(id)).Fingerprint;

    private Task<PacketInput> InputAsync(Guid id) => portal.InDatabase(async db =>
        await new PacketSource(db).ReadAsync((await db.ReviewSessions.FindAsync(id))!, CancellationToken.None));
}
