using Microsoft.Playwright;
using Portal.Demo;
using Portal.EndToEnd.Support;
using Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Journeys;

/// <summary>From the first visit to the own page, on a telephone, with a wrong password and a break in between.</summary>
public sealed class OfficeRegistersItself(Site site) : IClassFixture<Site>
{
    private static readonly DemoClaimsUser Claims = DemoOffices.Users[2];

    [Fact]
    public async Task An_office_registers_from_nothing_on_a_telephone()
    {
        var phone = await site.PhoneAsync();
        await phone.GotoAsync("/");
        await phone.GetByRole(AriaRole.Link, new() { Name = "利用登録をする" }).ClickAsync();
        await phone.GetByLabel("介護事業所", new() { Exact = true }).CheckAsync();
        await phone.GetByLabel("メールアドレス").FillAsync("hamakaze@example.jp");
        await phone.PressAsync("確認のメールを送る");
        await Expect(phone.GetByRole(AriaRole.Heading, new() { Name = "メールをご確認ください" })).ToBeVisibleAsync();

        var url = (await site.MailToAsync("hamakaze@example.jp", 1)).Path();
        await phone.GotoAsync(url);
        await ProveAsync(phone, "chigau-password");
        await Expect(phone.GetByText("電子請求受付システムのユーザIDとパスワードを確かめられませんでした").First).ToBeVisibleAsync();
        await ProveAsync(phone, DemoOffices.ClaimsPassword);
        await phone.GetByLabel(Claims.Places[1].Facts.Name).CheckAsync();
        await phone.ShouldBeAccessibleAsync();
        await phone.PressAsync("次へ");

        // Somebody rings; later it goes on at a desk.
        await phone.Context.CloseAsync();
        var desk = await site.DeskAsync();
        await desk.GotoAsync(url);
        await desk.GetByLabel("所在地").FillAsync("島根県益田市駅前町7-10");
        await desk.ShouldBeAccessibleAsync();
        await desk.PressAsync("次へ");
        await desk.GetByLabel("あなたの氏名").FillAsync("髙橋 幸子");
        await desk.GetByLabel("ログインID").FillAsync("hamakaze");
        await desk.GetByLabel("パスワード").First.FillAsync(Passwords.Good);
        await desk.GetByLabel("パスワード（もう一度）").FillAsync(Passwords.Good);
        await desk.ShouldBeAccessibleAsync();
        await desk.PressAsync("登録する");
        await Expect(desk.GetByRole(AriaRole.Heading, new() { Name = "利用登録が終わりました" })).ToBeVisibleAsync();
        await desk.ShouldBeAccessibleAsync();

        await desk.GetByRole(AriaRole.Link, new() { Name = "マイページへ" }).ClickAsync();
        await Expect(desk.GetByText(Claims.Places[1].Number)).ToBeVisibleAsync();
        await desk.GotoAsync("/my/office");
        await Expect(desk.GetByLabel("所在地")).ToHaveValueAsync("島根県益田市駅前町7-10");
    }

    [Fact]
    public async Task An_office_registers_with_a_passkey_and_signs_in_with_it()
    {
        var claims = DemoOffices.Users[1];
        // A passkey belongs to a name; an address made of numbers can have none.
        var page = await site.DeskAsync("localhost");
        await VirtualDevice.AttachAsync(page);
        await page.GotoAsync("/account/register");
        await page.GetByLabel("介護事業所", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("メールアドレス").FillAsync("aozora@example.jp");
        await page.PressAsync("確認のメールを送る");
        await page.GotoAsync((await site.MailToAsync("aozora@example.jp", 1)).Path());
        await ProveAsync(page, DemoOffices.ClaimsPassword, claims);
        await page.PressAsync("次へ");
        await page.GetByRole(AriaRole.Link, new() { Name = "パスワードの代わりに" }).ClickAsync();
        await page.ShouldBeAccessibleAsync();

        await page.PressAsync("パスキーで登録する");
        await Expect(page.GetByText("ログインIDを入力してください。").First).ToBeVisibleAsync();
        await page.GetByLabel("あなたの氏名").FillAsync("青空 翼");
        await page.GetByLabel("ログインID").FillAsync("aozora");
        await page.GetByRole(AriaRole.Button, new() { Name = "パスキーで登録する", Exact = true }).DblClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "回復コード" })).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "保管したので、次へ進む" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "利用登録が終わりました" })).ToBeVisibleAsync();

        await page.PressAsync("ログアウト");
        await page.GotoAsync("/account/sign-in");
        await page.PressAsync("パスキーで進む");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "マイページ" })).ToBeVisibleAsync();
        await Expect(page.GetByText(claims.Places[0].Number)).ToBeVisibleAsync();
    }

    private static async Task ProveAsync(IPage page, string password, DemoClaimsUser? claims = null)
    {
        await page.GetByLabel("電子請求受付システムのユーザID").FillAsync((claims ?? Claims).UserId);
        await page.GetByLabel("電子請求受付システムのパスワード").FillAsync(password);
        await page.ShouldBeAccessibleAsync();
        await page.PressAsync("確かめて次へ");
    }
}
