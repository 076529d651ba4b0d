using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Portal.Screenshots;

/// <summary>Chromium in front of the demonstration: opens a desk or a telephone, waits until a page is calm, saves what is seen.</summary>
public sealed partial class Camera : IAsyncDisposable
{
    internal const string Password = "kaigo-portal-demo-2026";
    private const int DeskWidth = 1280;

    private readonly IPlaywright playwright;
    private readonly IBrowser chromium;
    private readonly Uri portal;
    private readonly string folder;

    private Camera(IPlaywright playwright, IBrowser chromium, Uri portal, string folder)
    {
        this.playwright = playwright;
        this.chromium = chromium;
        this.portal = portal;
        this.folder = folder;
    }

    public static async Task<Camera> OpenAsync(Uri portal, string folder)
    {
        var playwright = await Playwright.CreateAsync();
        var chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Portal.Core.Pdf.InstalledChromium.Path,
            // Chromium's sandbox does not start as root; everywhere else it stays on.
            Args = Environment.UserName == "root" ? ["--disable-gpu", "--no-sandbox"] : ["--disable-gpu"],
        });
        return new Camera(playwright, chromium, portal, folder);
    }

    public Task<IPage> DeskAsync() => NewPageAsync(new() { ViewportSize = new() { Width = DeskWidth, Height = 900 } });

    public Task<IPage> PhoneAsync() =>
        NewPageAsync(new() { ViewportSize = new() { Width = 360, Height = 740 }, HasTouch = true, IsMobile = true });

    /// <summary>A desk at which a demo person has signed in.</summary>
    public async Task<IPage> DeskOfAsync(string loginId)
    {
        var page = await DeskAsync();
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("ログインID").FillAsync(loginId);
        await page.GetByLabel("パスワード", new() { Exact = true }).FillAsync(Password);
        await page.PressAsync("ログインする");
        await page.GetByRole(AriaRole.Button, new() { Name = "ログアウト" }).WaitForAsync();
        return page;
    }

    /// <summary>The demonstration prepares its sessions in the background after the start.</summary>
    public async Task WaitForDemoAsync()
    {
        await WaitForServerAsync();
        var (last, page) = (DateTime.UtcNow.AddMinutes(10), await DeskOfAsync("masuda-admin"));
        do
        {
            await page.GotoAsync("/insurer/review-sessions");
            if (await page.GetByText(RegisteredVersion()).CountAsync() > 0)
            {
                await page.Context.CloseAsync();
                return;
            }

            await Task.Delay(TimeSpan.FromSeconds(2));
        }
        while (DateTime.UtcNow < last);
        throw new TimeoutException("The demonstration's sessions were not prepared within ten minutes.");
    }

    /// <summary>Saves the part of the page from its top down to <paramref name="height"/>, or to its footer.</summary>
    public async Task ShootAsync(IPage page, string name, int? height = null)
    {
        await CalmAsync(page);
        // The footer is the same everywhere and says nothing of the task.
        var whole = await page.EvaluateAsync<int>("Math.floor(document.querySelector('.foot')?.getBoundingClientRect().top + scrollY)");
        await SaveAsync(name, path => page.ScreenshotAsync(new()
        {
            Path = path, FullPage = true,
            Clip = new() { X = 0, Y = 0, Width = page.ViewportSize!.Width, Height = Math.Min(height ?? whole, whole) },
        }));
    }

    /// <summary>Saves what the window shows, for pages that scroll inside themselves.</summary>
    public async Task ShootWindowAsync(IPage page, string name)
    {
        await CalmAsync(page);
        await page.EvaluateAsync("scrollTo(0, 0)");
        await SaveAsync(name, path => page.ScreenshotAsync(new() { Path = path }));
    }

    /// <summary>Saves one region of the page with a little air around it.</summary>
    public async Task ShootAsync(ILocator region, string name)
    {
        const float Air = 16;
        var page = region.Page;
        await CalmAsync(page);
        await page.EvaluateAsync("scrollTo(0, 0)");
        var box = await region.BoundingBoxAsync() ?? throw new InvalidOperationException($"{name} is not to be seen.");
        await SaveAsync(name, path => page.ScreenshotAsync(new()
        {
            Path = path, FullPage = true,
            Clip = new()
            {
                X = Math.Max(0, box.X - Air), Y = Math.Max(0, box.Y - Air), Width = box.Width + (2 * Air), Height = box.Height + (2 * Air),
            },
        }));
    }

    /// <summary>The newest mail of the development mailbox to this address whose subject contains the words.</summary>
    public static async Task OpenMailAsync(IPage page, string address, string subject)
    {
        var link = page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex(Regex.Escape(subject)) });
        for (var attempt = 0; attempt < 60; attempt++)
        {
            await page.GotoAsync($"/dev/mailbox?To={Uri.EscapeDataString(address)}");
            if (await link.CountAsync() > 0)
            {
                await link.First.ClickAsync();
                await page.Locator("#mail-body").WaitForAsync();
                return;
            }

            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        throw new TimeoutException($"No mail with “{subject}” came.");
    }

    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        playwright.Dispose();
    }

    private async Task<IPage> NewPageAsync(BrowserNewContextOptions options)
    {
        options.BaseURL = portal.ToString();
        options.Locale = "ja-JP";
        options.TimezoneId = "Asia/Tokyo";
        var context = await chromium.NewContextAsync(options);
        context.SetDefaultTimeout(20_000);
        return await context.NewPageAsync();
    }

    private async Task WaitForServerAsync()
    {
        using var client = new HttpClient { BaseAddress = portal };
        for (var attempt = 0; attempt < 240; attempt++)
        {
            try
            {
                if ((await client.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It is still starting.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500));
        }

        throw new TimeoutException($"Nothing answers at {portal}.");
    }

    // Fonts in place, nothing half focused: a caret or a focus ring would make every picture different.
    private static async Task CalmAsync(IPage page)
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.EvaluateAsync("async () => { await document.fonts.ready; document.activeElement?.blur(); }");
    }

    private async Task SaveAsync(string name, Func<string, Task> save)
    {
        var path = Path.Combine(folder, $"{name}.png");
        await save(path);
        Console.WriteLine($"  {name}.png {new FileInfo(path).Length / 1024} KB");
    }

    [GeneratedRegex("^登録済み・第[0-9]+版$")]
    private static partial Regex RegisteredVersion();
}
