using Microsoft.Playwright;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.EndToEnd.Support;
using Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Journeys;

/// <summary>A municipality answers the survey on a telephone; the secretariat asks again what cannot be, and the answer is corrected.</summary>
public sealed class InsurerAnswersTheSurvey(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task From_the_home_page_to_a_corrected_answer()
    {
        var insurer = People.NewInsurer("電話市");
        await site.Add(insurer);
        var phone = await site.PhoneAsync();
        await site.SignInAsync(phone, await site.NewClerk(insurer, AccountRole.InsurerAdministrator));
        await phone.GotoAsync("/insurer");
        await phone.GetByRole(AriaRole.Link, new() { Name = "アンケートに回答する" }).ClickAsync();
        await phone.ShouldBeAccessibleAsync();
        await phone.GetByRole(AriaRole.Link, new() { Name = "回答する", Exact = true }).ClickAsync();
        await FillAsync(phone);
        await phone.ShouldBeAccessibleAsync();
        await phone.PressAsync("確認へ進む");

        await Expect(phone.GetByText("が対応できるのは令和9年1月からです")).ToBeVisibleAsync();
        await phone.ShouldBeAccessibleAsync();
        await phone.GetByLabel("上のことを読みました").CheckAsync();
        await phone.PressAsync("回答を送る");
        await Expect(phone.GetByRole(AriaRole.Heading, new() { Name = "回答を受け付けました" })).ToBeVisibleAsync();
        await phone.ShouldBeAccessibleAsync();

        var desk = await site.DeskAsync();
        await site.SignInAsync(desk, await site.NewOfficial(AccountRole.Operator));
        await desk.GotoAsync("/operator");
        await desk.GetByRole(AriaRole.Link, new() { Name = "アンケートを開く" }).ClickAsync();
        await desk.GetByRole(AriaRole.Link, new() { Name = "再確認を開く" }).ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { NameRegex = new($"電話市、{ReconfirmationReason.EarlierThanPossible.Text()}") }).ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Heading, new() { Name = "再確認を1件送りました" })).ToBeVisibleAsync();
        await desk.ShouldBeAccessibleAsync();

        await phone.GotoAsync("/insurer");
        await phone.GetByRole(AriaRole.Link, new() { Name = "再確認に答える" }).ClickAsync();
        await phone.ShouldBeAccessibleAsync();
        await phone.GetByRole(AriaRole.Link, new() { Name = "回答を直す" }).ClickAsync();
        await phone.GetByLabel("初期セットアップの希望の月").FillAsync("令和9年2月");
        await phone.PressAsync("確認へ進む");
        await phone.PressAsync("回答を送る");
        await phone.GotoAsync("/insurer/onboarding/reconfirmation");
        await Expect(phone.GetByText("解消").First).ToBeVisibleAsync();
        await desk.ReloadAsync();
        await Expect(desk.GetByRole(AriaRole.Region, new() { Name = "送った再確認の表" })).ToContainTextAsync("解消");
    }

    private static async Task FillAsync(IPage page)
    {
        await page.GetByLabel("移行の日が決まり、これから作業をする").CheckAsync();
        await page.GetByRole(AriaRole.Combobox, new() { NameRegex = new("^システムベンダ") }).SelectOptionAsync(new SelectOptionValue { Label = "D社（令和9年1月以降）" });
        await page.GetByLabel("標準準拠システムへの移行の日").FillAsync("令和8年12月1日");
        await page.GetByLabel("初期セットアップの希望の月").FillAsync("R8.12");
        await page.GetByLabel("担当者の氏名").FillAsync("髙橋 一郎");
        await page.GetByLabel("担当部署").FillAsync("介護保険課");
        await page.GetByLabel("電話番号").FillAsync("097-000-0000");
        await page.GetByLabel("メールアドレス").FillAsync("survey@example.jp");
    }
}
