using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.EndToEnd.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Journeys;

/// <summary>On a telephone, with photos of the papers, and with the session lost in the middle.</summary>
public sealed partial class OfficeAppliesForASubsidy(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task What_is_typed_outlives_the_session_and_is_sent_with_photos()
    {
        await SubsidyObjects.OpenAsync(site);
        var phone = await site.PhoneAsync();
        await phone.SignInAsync("midori");
        var application = await phone.BeginApplicationAsync();

        // No button is pressed: what was typed is kept by itself, and the amount follows.
        await phone.GotoAsync($"{application}/costs");
        await phone.GetByLabel("カードリーダーの購入費用").FillAsync("１４，５００");
        await phone.GetByLabel("カードリーダーの台数").FillAsync("1");
        await phone.GetByLabel("「マイナ資格確認アプリ」に対応したカードリーダーです").CheckAsync();
        await phone.GetByLabel("接続サポートの費用").FillAsync("60000");
        await Expect(phone.Locator("#amount")).ToContainTextAsync("74,000円");
        await phone.ShouldBeAccessibleAsync();
        await phone.Context.CloseAsync();

        var desk = await site.DeskAsync();
        await desk.SignInAsync("midori");
        await desk.GotoAsync($"{application}/costs");
        await Expect(desk.GetByLabel("カードリーダーの購入費用")).ToHaveValueAsync("１４，５００");
        await desk.SaveSectionAsync();
        await desk.FillInTheBeginningAsync(application);
        await FillInBankAccountAsync(desk, application);
        await desk.PhotographAsync(application);
        await desk.SendApplicationAsync(application);
        var number = Number().Match(await desk.Locator("main").InnerTextAsync()).Value;
        Assert.Contains(number, (await site.MailToAsync("midori@example.jp", 1)).Body, StringComparison.Ordinal);
    }

    /// <summary>Bank and branch by their names, chosen with keys and with a finger.</summary>
    private static async Task FillInBankAccountAsync(IPage page, string application)
    {
        await page.GotoAsync($"{application}/account");
        await page.GetByLabel("銀行・信用金庫など", new() { Exact = true }).CheckAsync();
        await Expect(page.GetByLabel("記号")).ToBeHiddenAsync();
        await page.GetByLabel("金融機関", new() { Exact = true }).FillAsync("みずほ");
        await Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync("みずほ（0001）");
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "上下の矢印キーで選べます" })).ToHaveCountAsync(1);
        await page.ShouldBeAccessibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByLabel("金融機関", new() { Exact = true })).ToHaveValueAsync("みずほ（0001）");
        await page.GetByLabel("支店", new() { Exact = true }).FillAsync("東京営業");
        await page.GetByRole(AriaRole.Option, new() { Name = "東京営業部（001）" }).ClickAsync();
        await Expect(page.GetByLabel("支店", new() { Exact = true })).ToHaveValueAsync("東京営業部（001）");
        await page.GetByLabel("普通", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("口座番号").FillAsync("1234567");
        await page.GetByLabel("口座名義人（カタカナ）").FillAsync("ミドリカイ");
        await page.ShouldBeAccessibleAsync();
        await page.SaveSectionAsync();
    }

    [GeneratedRegex("[0-9]{6}-[0-9]{5}-[0-9]")]
    private static partial Regex Number();
}
