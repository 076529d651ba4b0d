using System.Globalization;
using System.Text;
using Microsoft.Playwright;

namespace Portal.Screenshots;

/// <summary>A clerk of 大分市 keeps the register and prepares and registers a session.</summary>
internal static class InsurerScenes
{
    public static async Task TakeAsync(Camera camera)
    {
        var page = await camera.DeskOfAsync("oita-admin");
        await page.GotoAsync("/insurer");
        await camera.ShootAsync(page, "home", 900);
        await RegisterOfReviewersAsync(camera, page);
        await SettingsAsync(camera, page);
        await PrepareAsync(camera, page);
        await RegisterAsync(camera, page);
        await ReplaceAsync(camera, page);
        await page.Context.CloseAsync();
    }

    private static async Task RegisterOfReviewersAsync(Camera camera, IPage page)
    {
        await page.GotoAsync("/insurer/reviewers");
        await camera.ShootAsync(page, "reviewers", 900);
        await page.GotoAsync("/insurer/reviewers/import");
        await page.GetByLabel("CSVファイル").SetInputFilesAsync(new FilePayload
        {
            Name = "審査員.csv", MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes("氏名,メールアドレス,職種\n佐伯 晴美,h-saeki@example.jp,看護師\n日田 誠,m-hita@example,理学療法士\n工藤 正人,m-kudo@example.jp,医師\n"),
        });
        await page.PressAsync("内容を確かめる");
        await page.HeadingAsync("取り込む内容を確かめる");
        await camera.ShootAsync(page, "reviewers-import");
        await page.GotoAsync("/insurer/panels");
        await page.FollowAsync("第3合議体");
        await page.HeadingAsync("第3合議体");
        await camera.ShootAsync(page, "panel", 1020);
    }

    private static async Task SettingsAsync(Camera camera, IPage page)
    {
        await page.GotoAsync("/insurer/settings");
        await camera.ShootAsync(page, "settings");
    }

    private static async Task PrepareAsync(Camera camera, IPage page)
    {
        await page.GotoAsync("/insurer/review-sessions/new");
        await page.FillInAsync("回数", "43");
        await page.FillInAsync("開催予定日", DateTime.UtcNow.AddHours(9).AddDays(19).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.FillInAsync("開始時刻", "14:00");
        await page.GetByLabel("合議体").SelectOptionAsync(new SelectOptionValue { Label = "第3合議体" });
        await page.FillInAsync("場所", "市役所3階 第2会議室");
        await page.FillInAsync("審査員の人数", "5");
        await camera.ShootAsync(page, "session-details");
        await page.PressAsync("保存して審査員へ進む");
        await page.HeadingAsync("審査員を選ぶ");
        await camera.ShootAsync(page, "session-reviewers");
        await page.PressAsync("保存して資料へ進む");
        await page.HeadingAsync("資料を登録する");
        await UploadAsync(camera, page);
    }

    private static async Task UploadAsync(Camera camera, IPage page)
    {
        var printer = await camera.DeskAsync();
        var papers = await SamplePapers.PrintAsync(printer, cases: 6);
        await printer.Context.CloseAsync();
        await page.Locator("input[type=file]").First.SetInputFilesAsync(
            [.. papers, SamplePapers.Named("04_意見書.pdf", Encoding.UTF8.GetBytes("これは文書であり、PDFではない。"))]);
        await page.GetByText("登録していません").First.WaitForAsync();
        await page.GetByText($"{papers.Count}件は振り分け待ち・1件は登録していません").WaitForAsync(new() { Timeout = 180_000 });
        await page.ReloadAsync();
        await camera.ShootAsync(page, "papers-refused", 1240);
        await page.GetByRole(AriaRole.Button, new() { Name = "取り消す" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "の事例を作って入れる" }).ClickAsync();
        await page.GetByText("振り分け待ち").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.PressAsync("1冊にまとめる");
        await page.GetByText("1冊にまとまりました").WaitForAsync(new() { Timeout = 180_000 });
        await page.ReloadAsync();
        await camera.ShootAsync(page, "papers");
    }

    private static async Task RegisterAsync(Camera camera, IPage page)
    {
        await page.PressAsync("確認へ進む");
        await page.HeadingAsync("登録の内容を確かめる");
        await page.GetByLabel("自動で作る・全員で1つ").CheckAsync();
        await camera.ShootAsync(page, "confirm", 1420);
        await camera.ShootAsync(page.GetByRole(AriaRole.Region, new() { Name = "参照用パスワード" }), "confirm-password");
        await page.PressAsync("登録する");
        await page.ProveIdentityIfAskedAsync();
        await page.HeadingAsync("登録しました");
        await camera.ShootAsync(page, "registered");
        await page.FollowAsync("参照状況へ進む");
        await page.HeadingAsync("参照状況");
    }

    // Replaces one paper and stops before 更新する: the demonstration stays as the other pictures need it.
    private static async Task ReplaceAsync(Camera camera, IPage page)
    {
        var printer = await camera.DeskAsync();
        var opinion = await SamplePapers.PrintOneAsync(printer, "審査順1 意見書 差し替え", 3);
        await printer.Context.CloseAsync();
        await page.FollowAsync("資料を差し替える");
        await page.FollowAsync("審査順1の主治医意見書");
        await page.Locator("#PhysicianOpinion").WaitForAsync();
        await page.GetByText("差し替える：01_意見書.pdf").ClickAsync();
        await page.Locator("details[open] input[type=file]").SetInputFilesAsync(SamplePapers.Named("01_意見書_差し替え.pdf", opinion));
        await page.GetByRole(AriaRole.Heading, new() { Name = "01_意見書_差し替え.pdf" }).WaitForAsync();
        await page.FollowAsync("資料の画面へ戻る");
        await page.PressAsync("1冊にまとめる");
        await page.GetByText("1冊にまとまりました").WaitForAsync(new() { Timeout = 180_000 });
        await page.PressAsync("確認へ進む");
        await page.HeadingAsync("更新の内容を確かめる");
        await page.GetByLabel("今のパスワードのまま").CheckAsync();
        await camera.ShootAsync(page, "update", 1100);
    }
}
