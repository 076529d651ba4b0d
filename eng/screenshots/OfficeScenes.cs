using Microsoft.Playwright;

namespace Portal.Screenshots;

/// <summary>An office registers on a telephone; another one, which has, applies for its subsidy.</summary>
internal static class OfficeScenes
{
    private const string Email = "hamakaze@example.jp";

    public static async Task TakeAsync(Camera camera)
    {
        await RegisterAsync(camera);
        await ApplyAsync(camera);
    }

    private static async Task RegisterAsync(Camera camera)
    {
        var phone = await camera.PhoneAsync();
        await phone.GotoAsync("/account/register");
        await phone.GetByLabel("介護事業所", new() { Exact = true }).CheckAsync();
        await phone.FillInAsync("メールアドレス", Email);
        await camera.ShootAsync(phone, "register");
        await phone.PressAsync("確認のメールを送る");
        await phone.HeadingAsync("メールをご確認ください");
        await Camera.OpenMailAsync(phone, Email, "利用登録");
        await phone.Locator("#mail-body a").First.ClickAsync();
        await phone.HeadingAsync("電子請求の確認");
        await phone.FillInAsync("電子請求受付システムのユーザID", "KJ320000000003");
        await phone.FillInAsync("電子請求受付システムのパスワード", "denshi-demo-2026");
        await camera.ShootAsync(phone, "register-claims");
        await phone.PressAsync("確かめて次へ");
        await phone.GetByLabel("デイサービスはまかぜ").CheckAsync();
        await phone.PressAsync("次へ");
        await phone.HeadingAsync("事業所の情報");
        await camera.ShootAsync(phone, "register-office");
        await phone.PressAsync("次へ");
        await phone.HeadingAsync("ログインIDとパスワード");
        await camera.ShootAsync(phone, "register-sign-in");
        await phone.FillInAsync("あなたの氏名", "髙橋 幸子");
        await phone.FillInAsync("ログインID", "hamakaze");
        await phone.FillInAsync("パスワード", Camera.Password);
        await phone.FillInAsync("パスワード（もう一度）", Camera.Password);
        await phone.PressAsync("登録する");
        await phone.HeadingAsync("利用登録が終わりました");
        await camera.ShootAsync(phone, "register-done");
        await phone.Context.CloseAsync();
    }

    private static async Task ApplyAsync(Camera camera)
    {
        var page = await camera.DeskOfAsync("midori");
        await page.GotoAsync("/subsidies/apply");
        await camera.ShootAsync(page, "apply", 900);
        await page.PressAsync("入力を始める");
        await page.HeadingAsync("入力すること");
        var application = new Uri(page.Url).AbsolutePath;
        await FillInAsync(camera, page, application);
        await AddPapersAsync(camera, page, application);
        await page.GotoAsync(application);
        await camera.ShootAsync(page, "apply-tasks");
        await page.FollowAsync("確認画面へ進む");
        await page.GetByLabel("書いた内容は領収書と同じで").CheckAsync();
        await camera.ShootAsync(page, "apply-confirm");
        await page.PressAsync("申請する");
        await page.HeadingAsync("申請を受け付けました");
        await camera.ShootAsync(page, "applied", 900);
        await page.GotoAsync("/my");
        await camera.ShootAsync(page, "my", 1000);
        await page.Context.CloseAsync();
    }

    private static async Task FillInAsync(Camera camera, IPage page, string application)
    {
        await page.GotoAsync($"{application}/checks");
        foreach (var box in await page.GetByRole(AriaRole.Checkbox).AllAsync())
        {
            await box.CheckAsync();
        }

        await SaveAsync(page);
        await page.GotoAsync($"{application}/basics");
        await SaveAsync(page);
        await page.GotoAsync($"{application}/costs");
        await page.FillInAsync("カードリーダーの購入費用", "14,500");
        await page.FillInAsync("カードリーダーの台数", "1");
        await page.GetByLabel("「マイナ資格確認アプリ」に対応したカードリーダーです").CheckAsync();
        await page.FillInAsync("接続サポートの費用", "60,000");
        await page.Locator("#amount").GetByText("74,000円").First.WaitForAsync();
        await camera.ShootAsync(page, "apply-costs");
        await SaveAsync(page);
        await page.GotoAsync($"{application}/account");
        await page.GetByLabel("ゆうちょ銀行", new() { Exact = true }).CheckAsync();
        await page.FillInAsync("記号", "14030");
        await page.GetByLabel("番号", new() { Exact = true }).FillAsync("12345671");
        await page.FillInAsync("口座名義人（カタカナ）", "フク）ミドリカイ");
        await camera.ShootAsync(page, "apply-account");
        await SaveAsync(page);
    }

    /// <summary>A paper of each kind, as somebody holds a telephone over it.</summary>
    private static async Task AddPapersAsync(Camera camera, IPage page, string application)
    {
        var printer = await camera.DeskAsync();
        await page.GotoAsync($"{application}/evidence");
        var parts = page.Locator("main section");
        for (var n = 0; n < await parts.CountAsync(); n++)
        {
            var name = await parts.Nth(n).GetByRole(AriaRole.Heading).First.InnerTextAsync();
            var paper = await SamplePapers.PrintOneAsync(printer, name, 1);
            await parts.Nth(n).Locator("input[type=file]").SetInputFilesAsync(SamplePapers.Named($"{name}.pdf", paper));
            await parts.Nth(n).GetByText("入りました", new() { Exact = true }).WaitForAsync(new() { Timeout = 60_000 });
        }

        await camera.ShootAsync(page, "apply-evidence", 1100);
        await printer.Context.CloseAsync();
    }

    private static async Task SaveAsync(IPage page)
    {
        await page.PressAsync("保存して戻る");
        await page.HeadingAsync("入力すること");
    }
}
