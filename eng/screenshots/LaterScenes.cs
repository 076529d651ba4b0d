using System.Globalization;
using Microsoft.Playwright;

namespace Portal.Screenshots;

/// <summary>After the grant: the office asks for a 変更, which two persons approve, and a part is revoked. Called between the grant and the money.</summary>
internal static class LaterScenes
{
    public static async Task TakeAsync(Camera camera, IPage examiner, IPage approver, string application)
    {
        await AskAsync(camera, application.Replace("/operator/subsidies", "/subsidies", StringComparison.Ordinal));
        await AnswerAsync(camera, examiner, approver);
        await RevokeAsync(camera, examiner, approver, application);
        await examiner.GotoAsync("/operator/subsidies/retention");
        await camera.ShootAsync(examiner, "retention", 1000);
    }

    private static async Task AskAsync(Camera camera, string application)
    {
        var page = await camera.DeskOfAsync("midori");
        await page.GotoAsync($"{application}/changes/new");
        await page.GetByLabel("変更（").CheckAsync();
        await page.FillInAsync("変わること", "接続サポートの日数を3日から2日に減らします。");
        await page.FillInAsync("理由", "職員が自分で設定できることが分かったためです。");
        await page.FillInAsync("いつから", DateTime.UtcNow.AddDays(14).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.FillInAsync("変更後の額", "70,000");
        await camera.ShootAsync(page, "change-new");
        await page.PressAsync("確認画面へ進む");
        await page.HeadingAsync("申請する内容を確かめる");
        await page.PressAsync("申請する");
        await page.HeadingAsync("変更の申請を受け付けました");
        await camera.ShootAsync(page, "change-asked", 1000);
        await page.Context.CloseAsync();
    }

    private static async Task AnswerAsync(Camera camera, IPage examiner, IPage approver)
    {
        await examiner.GotoAsync("/operator/subsidies/changes");
        await camera.ShootAsync(examiner, "changes", 800);
        await examiner.Locator("main table th a").First.ClickAsync();
        await examiner.GetByLabel("承認する", new() { Exact = true }).CheckAsync();
        await examiner.FillInAsync("変更後の交付決定額（円）", "70,000");
        await camera.ShootAsync(examiner, "change-propose");
        await examiner.PressAsync("案を出す");
        await examiner.HeadingAsync("答えの案");
        await approver.GotoAsync(new Uri(examiner.Url).AbsolutePath);
        await approver.PressAsync("決定する");
        await ProveAndPressAgainAsync(approver, "決定する");
        await approver.GetByRole(AriaRole.Link, new() { Name = "通知書（PDF）" }).WaitForAsync();
        await camera.ShootAsync(approver, "change-decided");
    }

    private static async Task RevokeAsync(Camera camera, IPage examiner, IPage approver, string application)
    {
        await examiner.GotoAsync($"{application}/revoke");
        await examiner.GetByRole(AriaRole.Radio).First.CheckAsync();
        await examiner.GetByLabel("一部を取り消す").CheckAsync();
        await examiner.FillInAsync("残る額（円）", "40,000");
        await examiner.GetByRole(AriaRole.Textbox, new() { NameRegex = new("^理由") }).FillAsync("カードリーダー1台を、助成金の対象ではない業務に使っていたためです。");
        await camera.ShootAsync(examiner, "revoke");
        await examiner.PressAsync("内容を確かめる");
        await examiner.HeadingAsync("取消の案を確かめる");
        await camera.ShootAsync(examiner, "revoke-check");
        await examiner.PressAsync("案を出す");
        await examiner.WaitForURLAsync($"**{application}**");
        await approver.GotoAsync($"{application}/revocation");
        await approver.ProveIdentityIfAskedAsync();
        await approver.HeadingAsync("取消を決定する、または差し戻す");
        await camera.ShootAsync(approver, "revocation");
        await approver.PressAsync("取消を決定する");
        await approver.WaitForURLAsync($"**{application}?**");
    }

    private static async Task ProveAndPressAgainAsync(IPage page, string button)
    {
        if (page.Url.Contains("confirm-identity", StringComparison.Ordinal))
        {
            await page.ProveIdentityIfAskedAsync();
            await page.PressAsync(button);
        }
    }
}
