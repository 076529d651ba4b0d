using Microsoft.Playwright;

namespace Portal.Screenshots;

/// <summary>A reviewer of 益田市 on a telephone, then at a desk; nobody has opened that session before.</summary>
internal static class ReviewerScenes
{
    private const string Address = "y-takahashi@example.jp";
    private const string Password = "4827 1930 5561";

    public static async Task TakeAsync(Camera camera)
    {
        var phone = await camera.PhoneAsync();
        await OpenGateAsync(camera, phone, "phone");
        await phone.FillInAsync("あなたのメールアドレス", Address);
        await phone.FillInAsync("参照用パスワード", "0000 0000 0000");
        await phone.PressAsync("資料を開く");
        await phone.GetByText("開けませんでした").WaitForAsync();
        await camera.ShootAsync(phone, "review-refused-phone", 740);
        await EnterAsync(phone);
        await ReadAsync(camera, phone, "review-read-phone");
        await phone.Locator(".agenda summary").First.ClickAsync();
        await camera.ShootWindowAsync(phone, "review-agenda-phone");

        var desk = await camera.DeskAsync();
        await OpenGateAsync(camera, desk, "desk");
        await EnterAsync(desk);
        await ReadAsync(camera, desk, "review-read");
        await desk.PressAsync("資料の中を探す");
        await desk.FillInAsync("探す言葉", "特記");
        await desk.Keyboard.PressAsync("Enter");
        await desk.WaitForTimeoutAsync(1500);
        await camera.ShootWindowAsync(desk, "review-find");
        await desk.PressAsync("閲覧を終える");
        await desk.HeadingAsync("閲覧を終えました");
        await camera.ShootAsync(desk, "review-done", 600);
    }

    private static async Task OpenGateAsync(Camera camera, IPage page, string where)
    {
        await Camera.OpenMailAsync(page, Address, "資料のご案内（益田市）");
        if (where == "phone")
        {
            await camera.ShootAsync(page.Locator("#mail-body"), "review-mail-phone");
        }

        await page.Locator("#mail-body a").First.ClickAsync();
        await page.HeadingAsync("審査会資料を開く");
        await camera.ShootAsync(page, $"review-gate-{where}");
    }

    private static async Task EnterAsync(IPage page)
    {
        await page.FillInAsync("あなたのメールアドレス", Address);
        await page.FillInAsync("参照用パスワード", Password);
        await page.PressAsync("資料を開く");
    }

    private static async Task ReadAsync(Camera camera, IPage page, string name)
    {
        await page.Locator(".pdfViewer canvas").First.WaitForAsync();
        // pdf.js says nothing when the first page has been painted in full.
        await page.WaitForTimeoutAsync(2500);
        await camera.ShootWindowAsync(page, name);
    }
}
