using Microsoft.Playwright;
using Portal.Core.Accounts;
using Portal.EndToEnd.Support;
using Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Journeys;

/// <summary>A clerk registers the office's computer and from then on needs neither password nor code.</summary>
public sealed class ClerkSignsInWithAPasskey(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_device_is_registered_asked_and_trusted_only_after_it_has_checked_its_user()
    {
        var clerk = await site.NewClerk(role: AccountRole.InsurerAdministrator);
        // A passkey belongs to a name; an address made of numbers can have none.
        var page = await site.DeskAsync("localhost");
        var device = await VirtualDevice.AttachAsync(page);
        await site.SignInAsync(page, clerk);

        await page.GotoAsync("/my/security/passkeys");
        await page.GetByLabel("パスキーの名前").FillAsync("課のノートパソコン");
        await PressAsync(page, "パスキーを登録する");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "回復コード" })).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.GotoAsync("/my/security/passkeys");
        await Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "課のノートパソコン" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "外す" }).ClickAsync();
        await page.ShouldBeAccessibleAsync();

        await PressAsync(page, "ログアウト");
        await page.GotoAsync("/account/sign-in");
        await device.RecogniseUserAsync(false);
        await PressAsync(page, "パスキーで進む");
        await Expect(page.GetByText("パスキーを使えませんでした")).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();

        await device.RecogniseUserAsync(true);
        await PressAsync(page, "パスキーで進む");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "ホーム" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_address_of_numbers_says_why_there_are_none()
    {
        var page = await site.PhoneAsync();
        await site.SignInAsync(page, await site.NewClerk());

        await page.GotoAsync("/my/security/passkeys");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "ここではパスキーを登録できません" })).ToBeVisibleAsync();
        await Expect(page.GetByLabel("パスキーの名前")).ToBeHiddenAsync();
        await page.ShouldBeAccessibleAsync();
    }

    private static Task PressAsync(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
}
