using System.Globalization;
using Microsoft.Playwright;

namespace Portal.Screenshots;

/// <summary>What the office has sent is examined, returned, mended, granted, changed, revoked in part and paid. It comes after the scenes of the office.</summary>
internal static class ExaminerScenes
{
    public static async Task TakeAsync(Camera camera)
    {
        var (examiner, approver) = (await camera.DeskOfAsync("operator"), await camera.DeskOfAsync("operator-2"));
        var application = await TakeUpAsync(camera, examiner);
        await ReturnAsync(camera, examiner, application);
        await MendAsync(camera);
        await DecideAsync(camera, examiner, approver, application);
        await LaterScenes.TakeAsync(camera, examiner, approver, application);
        await PayAsync(camera, examiner, approver);
        await examiner.GotoAsync("/operator/subsidies/dashboard");
        await camera.ShootAsync(examiner, "subsidy-dashboard", 1000);
        await examiner.Context.CloseAsync();
        await approver.Context.CloseAsync();
    }

    private static async Task<string> TakeUpAsync(Camera camera, IPage page)
    {
        await page.GotoAsync("/operator/subsidies/applications");
        await camera.ShootAsync(page, "exam-queue", 800);
        await page.Locator("main table th a").First.ClickAsync();
        await page.PressAsync("担当になる");
        await page.GetByRole(AriaRole.Link, new() { Name = "決定の案を出す" }).WaitForAsync();
        await camera.ShootAsync(page, "exam", 1100);
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task ReturnAsync(Camera camera, IPage page, string application)
    {
        await page.GotoAsync($"{application}/return");
        var row = page.GetByRole(AriaRole.Region, new() { Name = "口座の名義", Exact = true });
        await row.GetByLabel("差し戻す：口座の名義").CheckAsync();
        await row.GetByLabel("理由", new() { Exact = true }).SelectOptionAsync("holder-differs");
        await camera.ShootAsync(row, "exam-return");
        await page.PressAsync("差し戻す");
        await page.GetByText("申請者の修正を待っています").First.WaitForAsync();
    }

    private static async Task MendAsync(Camera camera)
    {
        var page = await camera.DeskOfAsync("midori");
        await page.GotoAsync("/my");
        await page.FollowAsync("直すところを見る");
        await camera.ShootAsync(page, "mend", 900);
        await page.FollowAsync("口座の名義");
        await page.FillInAsync("口座名義人（カタカナ）", "シヤカイフクシホウジンミドリカイ");
        await page.PressAsync("保存して戻る");
        await page.FollowAsync("直した内容を確かめる");
        await page.GetByLabel("書いた内容は領収書と同じで").CheckAsync();
        await camera.ShootAsync(page, "mend-confirm", 1100);
        await page.PressAsync("もう一度提出する");
        await page.HeadingAsync("直した申請を受け付けました");
        await page.Context.CloseAsync();
    }

    private static async Task DecideAsync(Camera camera, IPage examiner, IPage approver, string application)
    {
        await examiner.GotoAsync($"{application}/propose");
        await examiner.GetByLabel("交付する").CheckAsync();
        await examiner.FillInAsync("交付決定額（円）", "74,000");
        await camera.ShootAsync(examiner, "exam-propose");
        await examiner.PressAsync("案を出す");
        await examiner.GetByRole(AriaRole.Heading, new() { Name = "決定の案", Exact = true }).WaitForAsync();
        await approver.GotoAsync($"{application}/decide");
        await approver.ProveIdentityIfAskedAsync();
        await camera.ShootAsync(approver, "exam-decide");
        await approver.PressAsync("決定する");
        await approver.GetByRole(AriaRole.Heading, new() { Name = "決定", Exact = true }).WaitForAsync();
    }

    private static async Task PayAsync(Camera camera, IPage maker, IPage checker)
    {
        await maker.GotoAsync("/operator/subsidies/payments");
        await maker.FillInAsync("振込の予定", Day(200));
        await maker.FillInAsync("振込指定日", Day(7 + DaysToMonday()));
        await camera.ShootAsync(maker, "payments", 900);
        await maker.PressAsync("回をつくる");
        await maker.PressAsync("確認を頼む");
        await maker.GetByText("事務局のほかの方の確認を待っています").WaitForAsync();
        await checker.GotoAsync($"{new Uri(maker.Url).AbsolutePath}/release");
        await checker.ProveIdentityIfAskedAsync();
        await camera.ShootAsync(checker, "payment-check", 1100);
        await checker.PressAsync("振込を依頼する");
        await checker.GetByRole(AriaRole.Link, new() { Name = "振込のファイルを保存する" }).WaitForAsync();
        await camera.ShootAsync(checker, "payment-batch", 1000);
    }

    private static int DaysToMonday() => ((int)DayOfWeek.Monday - (int)DateTime.UtcNow.DayOfWeek + 7) % 7;

    private static string Day(int fromNow) => DateTime.UtcNow.AddDays(fromNow).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
