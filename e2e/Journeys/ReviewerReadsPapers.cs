using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Portal.EndToEnd.Support;
using Portal.Tests.Pages.Review;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Journeys;

/// <summary>A reviewer's evening with the papers, at a desk, without script, without a network, called away in between.</summary>
public sealed class ReviewerReadsPapers(ReadingRoom room) : IClassFixture<ReadingRoom>
{
    [Fact]
    public async Task The_first_page_is_there_long_before_the_whole_file()
    {
        var page = await room.DeskAsync();
        var papers = await FetchedBytes.OfAsync(page, "papers.pdf");
        var legacy = 0;
        page.Request += (_, request) => legacy += request.Url.Contains("/legacy/", StringComparison.Ordinal) ? 1 : 0;

        await page.EnterReviewAsync(room.NextGuest());
        await page.ShouldShowPageAsync(1);

        Assert.InRange(papers.Count, 1, ReadingRoom.Pages * ReadingRoom.BytesOfAPage / 2);
        Assert.Equal(0, legacy);
    }

    [Fact]
    public async Task At_a_desk_a_reviewer_goes_by_the_agenda_searches_and_ends_the_visit_on_a_shared_computer()
    {
        var page = await room.DeskAsync();
        await page.EnterReviewAsync(room.NextGuest());
        await page.ShouldShowPageAsync(1);
        await page.ShouldBeAccessibleAsync();
        await Expect(page.GetByText("未読 3件")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "事例 0003" }).ClickAsync();
        await page.ShouldShowPageAsync(7);
        await Expect(page.GetByText("未読 2件")).ToBeVisibleAsync();
        await page.GetByText("、事例 0004 の資料").Locator("..").ClickAsync();
        await page.Locator("[data-place='4']").GetByRole(AriaRole.Link, new() { Name = "主治医意見書" }).ClickAsync();
        await page.ShouldShowPageAsync(12);

        await page.Tool("見開き").ClickAsync();
        await Expect(page.Locator(".spread").First).ToBeVisibleAsync();
        await page.Tool("見開き").ClickAsync();
        await page.Tool("ページの一覧").ClickAsync();
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "5ページ", Exact = true }).ClickAsync();
        await page.ShouldShowPageAsync(5);
        var scale = await page.Locator("[data-scale]").InnerTextAsync();
        await page.Tool("拡大").ClickAsync();
        await Expect(page.Locator("[data-scale]")).Not.ToHaveTextAsync(scale);

        await page.Tool("資料の中を探す").ClickAsync();
        await page.GetByLabel("探す言葉").FillAsync(ReadingRoom.RareWord);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("1 ／ 1件")).ToBeVisibleAsync();
        await page.ShouldShowPageAsync(7);

        await page.GetByRole(AriaRole.Button, new() { Name = "閲覧を終える" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "閲覧を終えました" })).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "閲覧は終了しています" })).ToBeVisibleAsync();
        await Expect(page.Locator("canvas")).ToHaveCountAsync(0);
        await page.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task The_keyboard_alone_is_enough_and_single_characters_act_in_the_papers_only()
    {
        var page = await room.DeskAsync();
        await page.EnterReviewAsync(room.NextGuest());
        await page.ShouldShowPageAsync(1);

        await page.Keyboard.PressAsync("/");
        await Expect(page.GetByLabel("探す言葉")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("End");
        await page.ShouldShowPageAsync(12);
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.ShouldShowPageAsync(11);
        await page.GetByRole(AriaRole.Region, new() { Name = "資料のページ" }).FocusAsync();
        await page.Keyboard.PressAsync("+");
        await Expect(page.Locator("[data-scale]")).ToHaveTextAsync("125％");
        await page.Keyboard.PressAsync("/");
        await Expect(page.GetByLabel("探す言葉")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "資料のページ" })).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData("scan-jbig2.pdf")]
    [InlineData("scan-jpx-a3.pdf")]
    public async Task What_an_office_scanner_packs_is_drawn_on_the_screen(string scan)
    {
        var session = await room.NewSession(packet: scan);
        var page = await room.DeskAsync();

        await page.EnterReviewAsync(session.Guest);

        await page.ShouldShowPageAsync(1);
        var dark = await page.EvaluateAsync<int>("""
            () => {
              const canvas = document.querySelector(".pdfViewer canvas");
              const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
              let dark = 0;
              for (let at = 0; at < pixels.length; at += 4) {
                dark += pixels[at] < 64 ? 1 : 0;
              }

              return dark;
            }
            """);
        Assert.InRange(dark, 1_000, 200_000);
    }

    [Fact]
    public async Task Without_script_the_agenda_tells_the_pages_and_the_download_works()
    {
        var page = await room.PlainDeskAsync();
        await page.EnterReviewAsync(room.NextGuest());

        await page.GetByText("、事例 0002 の資料").Locator("..").ClickAsync();
        await Expect(page.Locator("[data-place='2']").GetByText("6ページ", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByText("この画面で資料を読むには、JavaScriptが必要です", new() { Exact = true })).ToBeVisibleAsync();
        var download = await page.RunAndWaitForDownloadAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "すべてをダウンロード" }).ClickAsync());
        Assert.Matches("^第42回介護認定審査会_.+_第1版[.]pdf$", download.SuggestedFilename);
        Assert.NotNull(await download.PathAsync());
    }

    [Fact]
    public async Task Without_a_network_the_reader_is_told_and_goes_on_where_it_was_afterwards()
    {
        var page = await room.DeskAsync();
        await page.EnterReviewAsync(room.NextGuest());
        await page.ShouldShowPageAsync(1);
        await Expect(page.GetByText("未読 3件")).ToBeVisibleAsync();

        await page.Context.SetOfflineAsync(true);
        await page.GetByRole(AriaRole.Link, new() { Name = "事例 0004" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "通信が切れています" })).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.Context.SetOfflineAsync(false);

        await page.ShouldShowPageAsync(10);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "通信が切れています" })).ToBeHiddenAsync();
        await Expect(page.GetByText("未読 2件")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Papers_that_the_portal_cannot_prepare_are_no_fault_of_the_readers_network()
    {
        var page = await room.DeskAsync();
        await page.RouteAsync("**/papers.pdf*", route => route.FulfillAsync(new() { Status = 503 }));

        await page.EnterReviewAsync(room.NextGuest());

        await Expect(page.GetByText("資料を用意できませんでした。時間をおいて、もう一度お試しください。")).ToBeVisibleAsync();
        await Expect(page.GetByText("通信を確かめて、もう一度お試しください。")).ToBeHiddenAsync();
        await page.ShouldBeAccessibleAsync();
        await page.UnrouteAllAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "もう一度表示する" }).ClickAsync();
        await page.ShouldShowPageAsync(1);
    }

    [Fact]
    public async Task One_key_keeps_the_visit_when_the_warning_has_come_and_nobody_there_ends_it()
    {
        var page = await room.DeskAsync();
        await page.Clock.InstallAsync();
        await page.EnterReviewAsync(room.NextGuest());
        await page.ShouldShowPageAsync(1);
        await LeaveAloneAsync(page, TimeSpan.FromMinutes(26));
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^あと[1-5]分で閲覧を終えます$") })).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();

        await page.Keyboard.PressAsync("Alt+KeyE");

        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await page.ShouldShowPageAsync(1);
        Assert.True(DateTimeOffset.UtcNow - await LastSeenAsync(page) < TimeSpan.FromMinutes(5));
        await LeaveAloneAsync(page, TimeSpan.FromMinutes(31));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "閲覧は終了しています" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_replacement_and_a_refusal_are_told_accessibly()
    {
        var session = await room.NewSessionAsync(reviewers: 1);
        var page = await room.PhoneAsync();
        await page.GotoAsync($"/review/{session.Guest.Token}");
        await page.GetByRole(AriaRole.Button, new() { Name = "資料を開く" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "開けませんでした" })).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.EnterReviewAsync(session.Guest);
        await room.Replace(session);

        await page.ReloadAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "資料が差し替えられました" })).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
    }

    /// <summary>As if nobody had been there for so long, by the page's clock and by the portal's.</summary>
    private async Task LeaveAloneAsync(IPage page, TimeSpan time)
    {
        var visitId = VisitOf(page);
        await room.InDatabase(db => db.ReviewVisits.Where(v => v.Id == visitId)
            .ExecuteUpdateAsync(v => v.SetProperty(x => x.LastSeenAt, x => x.LastSeenAt - time)));
        await page.Clock.FastForwardAsync((long)time.TotalMilliseconds);
    }

    private Task<DateTimeOffset> LastSeenAsync(IPage page)
    {
        var visitId = VisitOf(page);
        return room.InDatabase(db => db.ReviewVisits.Where(v => v.Id == visitId).Select(v => v.LastSeenAt).SingleAsync());
    }

    private static Guid VisitOf(IPage page) => Guid.Parse(new Uri(page.Url).Segments[^1]);
}
