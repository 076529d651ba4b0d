using Microsoft.Playwright;
using Portal.Core.Municipalities;
using Portal.EndToEnd.Support;
using Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Journeys;

/// <summary>A care office waits for its city: from the page of the city to the mails, and to their end.</summary>
public sealed class VisitorIsToldByMail(Site site) : IClassFixture<Site>
{
    private const string Address = "matte-iru@example.jp";
    private static readonly DateOnly Start = new(2027, 4, 30);

    [Fact]
    public async Task A_visitor_subscribes_is_told_of_a_date_and_of_its_withdrawal_and_ends_with_one_click()
    {
        // The demonstration may have published something of them.
        await site.Publish(Undecided("442020"), Undecided("452017"));
        var page = await site.PhoneAsync();
        await SubscribeAsync(page);
        await page.GotoAsync((await site.MailToAsync(Address, 1)).Path());
        await page.ShouldBeAccessibleAsync();
        await Press(page, "登録する");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "お知らせメールを登録しました" })).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await site.MailToAsync(Address, 2);

        await site.Publish(new ServiceStartLine("442020", ServiceStartState.Decided, Start), new("452017", ServiceStartState.Decided, Start));
        var told = await site.MailToAsync(Address, 3);
        await site.Publish(new ServiceStartLine("442020", ServiceStartState.Arranging, null, "日程の見直しのため"));
        var withdrawn = await site.MailToAsync(Address, 4);

        Assert.Contains("大分県別府市", told.Body);
        Assert.Contains("利用開始日が決まりました：令和9年4月30日（金）", told.Body);
        Assert.DoesNotContain("宮崎", told.Body);
        Assert.Contains("日程の見直しのため", withdrawn.Body);
        await page.GotoAsync(withdrawn.Path());
        await page.ShouldBeAccessibleAsync();
        await Press(page, "お知らせをやめる");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "お知らせをやめました" })).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        Assert.Empty(await site.MailsFor(Address));
        await page.GotoAsync(withdrawn.Path());
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "このURLは使えません" })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    private static ServiceStartLine Undecided(string code) => new(code, ServiceStartState.Undecided, null, "試験のため");

    private static async Task SubscribeAsync(IPage page)
    {
        await page.GotoAsync("/municipalities/oita/442020");
        await page.GetByRole(AriaRole.Link, new() { Name = "変わったときにメールで知らせてもらう" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "別府市" })).ToBeCheckedAsync();
        await page.GetByLabel("都道府県", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "熊本県" });
        await Press(page, "この都道府県の市町村を表示する");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "阿蘇市" }).CheckAsync();
        await page.GetByLabel("メールアドレス").FillAsync(Address);
        await page.ShouldBeAccessibleAsync();
        await Press(page, "確認のメールを送る");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "メールをご確認ください" })).ToBeVisibleAsync();
    }

    private static Task Press(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
}
