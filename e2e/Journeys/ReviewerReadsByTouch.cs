using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.EndToEnd.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Journeys;

/// <summary>A reviewer who holds the papers in the hand: on a telephone, by touch, on an old tablet.</summary>
public sealed partial class ReviewerReadsByTouch(ReadingRoom room) : IClassFixture<ReadingRoom>
{
    [Fact]
    public async Task On_a_telephone_the_agenda_opens_and_closes_by_touch()
    {
        var page = await room.PhoneAsync();
        await page.EnterReviewAsync(room.NextGuest());
        await page.ShouldShowPageAsync(1);

        await page.GetByText("議案　事例 0001（1 ／ 4件）").TapAsync();
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "事例 0002" }).TapAsync();

        await page.ShouldShowPageAsync(4);
        await Expect(page.GetByText("議案　事例 0002（2 ／ 4件）")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "事例 0003" })).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData(360, 740)]
    [InlineData(320, 256)] // a desk of 1280 at 400 %
    public async Task On_a_small_screen_search_the_page_list_and_the_width_wait_behind_one_button(int width, int height)
    {
        var page = await room.PhoneAsync();
        await page.SetViewportSizeAsync(width, height);
        await page.EnterReviewAsync(room.NextGuest());
        await page.ShouldShowPageAsync(1);
        await Expect(page.Tool("資料の中を探す")).ToBeHiddenAsync();

        await page.Tool("その他").TapAsync();
        await page.ShouldBeAccessibleAsync();
        await page.ToolsShouldBeTouchableAsync();
        await page.Tool("資料の中を探す").TapAsync();
        await page.GetByLabel("探す言葉").FillAsync(ReadingRoom.RareWord);
        await page.Keyboard.PressAsync("Enter");
        await page.ShouldShowPageAsync(7);
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "閉じる", Exact = true }).TapAsync();

        await page.Tool("その他").TapAsync();
        await page.Tool("ページの一覧").TapAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "5ページ", Exact = true }).TapAsync();
        await page.ShouldShowPageAsync(5);

        await page.Tool("その他").TapAsync();
        var fitting = await page.Locator("[data-scale]").InnerTextAsync();
        await page.Tool("拡大").TapAsync();
        await Expect(page.Locator("[data-scale]")).Not.ToHaveTextAsync(fitting);
        await page.Locator("[data-do=fit]").TapAsync();
        await Expect(page.Locator("[data-scale]")).ToHaveTextAsync(fitting);
        await page.Tool("その他").TapAsync();
        await Expect(page.Tool("資料の中を探す")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task One_finger_turns_the_pages_and_two_fingers_enlarge_them()
    {
        var page = await room.PhoneAsync(768);
        await page.EnterReviewAsync(room.NextGuest());
        await page.ShouldShowPageAsync(1);
        var fingers = await Fingers.OnAsync(page);
        var scale = page.Locator("[data-scale]");
        await Expect(scale).ToHaveTextAsync(LessThanWhole());

        await fingers.SpreadUntilAsync(from: 100, to: 300, scale, MoreThanWhole());
        await fingers.SpreadUntilAsync(from: 300, to: 60, scale, LessThanWhole());
        await fingers.PushUpAsync(by: 200, times: 4);

        await Expect(page.GetByLabel("ページ", new() { Exact = true })).Not.ToHaveValueAsync("1");
        Assert.Equal(1, await page.EvaluateAsync<double>("visualViewport.scale"));
    }

    [Fact]
    public async Task A_tablet_of_some_years_ago_shows_the_papers_too()
    {
        var page = await room.DeskAsync();
        await page.AddInitScriptAsync(
            "delete Map.prototype.getOrInsertComputed; delete Math.sumPrecise; delete Promise.try; delete URL.parse;");
        var modern = 0;
        page.Request += (_, request) => modern += request.Url.Contains("/pdfjs/build/", StringComparison.Ordinal) ? 1 : 0;

        await page.EnterReviewAsync(room.NextGuest());

        await page.ShouldShowPageAsync(1);
        Assert.Equal(0, modern);
    }

    [GeneratedRegex("^[0-9]{2}％$")]
    private static partial Regex LessThanWhole();

    [GeneratedRegex("^[0-9]{3}％$")]
    private static partial Regex MoreThanWhole();
}
