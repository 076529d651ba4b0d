using Microsoft.Playwright;

namespace Portal.Screenshots;

/// <summary>From the invitation to the first sign-in.</summary>
internal static class AccountScenes
{
    public static async Task TakeAsync(Camera camera)
    {
        var admin = await camera.DeskOfAsync("oita-admin");
        var loginId = await FreeLoginIdAsync(admin);
        await InviteAsync(camera, admin, loginId);

        var newcomer = await camera.DeskAsync();
        await Camera.OpenMailAsync(newcomer, $"{loginId}@example.jp", "アカウントの利用を始めてください");
        await camera.ShootAsync(newcomer, "invitation-mail", 760);
        await newcomer.Locator("#mail-body a").First.ClickAsync();
        await newcomer.HeadingAsync("利用を始める");
        await camera.ShootAsync(newcomer, "activate", 760);
        await newcomer.FillInAsync("新しいパスワード", "みどりの電車が7時に走る海辺の町");
        await newcomer.FillInAsync("新しいパスワード（もう一度）", "みどりの電車が7時に走る海辺の町");
        await newcomer.PressAsync("このパスワードで始める");
        await newcomer.HeadingAsync("ログイン");

        var visitor = await camera.DeskAsync();
        await visitor.GotoAsync("/account/sign-in");
        await camera.ShootAsync(visitor, "sign-in", 900);

        await admin.GotoAsync("/account/second-factor/required");
        await camera.ShootAsync(admin, "second-factor", 760);
        await admin.Context.CloseAsync();
    }

    // A portal that is used again has invited her before.
    private static async Task<string> FreeLoginIdAsync(IPage page)
    {
        await page.GotoAsync("/insurer/staff?q=oita-hanako");
        var before = await page.GetByRole(AriaRole.Link, new() { Name = "大分 花子" }).CountAsync();
        return before == 0 ? "oita-hanako" : $"oita-hanako-{before}";
    }

    private static async Task InviteAsync(Camera camera, IPage page, string loginId)
    {
        await page.GotoAsync("/insurer/staff/invite");
        await page.ProveIdentityIfAskedAsync();
        await page.FillInAsync("氏名", "大分 花子");
        await page.FillInAsync("部署", "長寿福祉課");
        await page.FillInAsync("メールアドレス", $"{loginId}@example.jp");
        await page.FillInAsync("ログインID", loginId);
        await page.GetByLabel("職員", new() { Exact = true }).CheckAsync();
        await camera.ShootAsync(page, "staff-invite");
        await page.PressAsync("招待のメールを送る");
        await page.ProveIdentityIfAskedAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "大分 花子" }).WaitForAsync();
    }
}
