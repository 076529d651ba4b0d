using Microsoft.Playwright;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.EndToEnd.Support;
using Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Journeys;

/// <summary>A head office accepts a 代理, fills in an application, and is told in the middle of a word when the office ends it.</summary>
public sealed class HeadOfficeActsForAnOffice(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Until_the_office_ends_it()
    {
        var (principal, agent) = (await site.NewOfficeUser(), await site.NewOfficeUser());
        var proxy = await site.OfferProxy(principal, agent);
        var draft = (await site.SendAs(principal, new StartApplication())).Value;
        var page = await site.DeskAsync();
        await site.SignInAsync(page, agent);

        await page.GotoAsync("/my/proxies");
        await page.GetByRole(AriaRole.Row, new() { NameRegex = new("招待中") }).GetByRole(AriaRole.Link).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "引き受ける" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "切り替える" }).ClickAsync();
        await page.ShouldBeAccessibleOnBothScreensAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("の代理") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "代理" })).ToContainTextAsync("の代理として操作しています");
        await page.ShouldBeAccessibleOnBothScreensAsync();

        await page.GotoAsync($"/subsidies/applications/{draft}/note");
        Assert.Empty((await site.SendAs(principal, new EndProxy(principal.OfficeId!.Value, proxy))).Errors);
        await page.GetByLabel("備考").FillAsync("本部で入力しています。");
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "保存済み・未提出" })).ToContainTextAsync("の代理は、もう使えません。");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("保存") }).First.ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "代理は終わりました", Exact = true })).ToBeVisibleAsync();
        await page.ShouldBeAccessibleOnBothScreensAsync();
        await page.Context.CloseAsync();
    }
}
