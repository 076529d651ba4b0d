using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.EndToEnd.Support;
using Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Journeys;

/// <summary>Sending files over a line that breaks: dropped, taken back while they wait, and sent once more.</summary>
public sealed partial class ClerkSendsFiles(Site site) : IClassFixture<Site>
{
    private const string Uploads = "**/papers/upload";

    [Fact]
    public async Task Files_are_dropped_taken_back_and_sent_again_and_the_page_keeps_up()
    {
        using var papers = new Papers();
        var clerk = await site.DeskAsync();
        await clerk.SignInAsync("mikawa-admin");
        await clerk.GotoAsync("/insurer/review-sessions/new");
        await clerk.GetByLabel("開催予定日").FillAsync(Site.InAMonth);
        await Press(clerk, "保存して審査員へ進む");
        await clerk.ShouldArriveAtAsync("/reviewers$");
        await clerk.GotoAsync($"{SessionPath().Match(clerk.Url).Value}/papers");
        var broken = new TaskCompletionSource();
        await clerk.RouteAsync(Uploads, async route =>
        {
            await broken.Task;
            await route.AbortAsync();
        });

        await DropAsync(clerk, [.. Enumerable.Range(1, 4).Select(n => papers.As($"0{n}_意見書.pdf", "libreoffice.pdf"))]);
        await Expect(clerk.GetByRole(AriaRole.Progressbar, new() { Name = "01_意見書.pdf" })).ToBeVisibleAsync();
        await PressAt(clerk, "取り消す", "04_意見書.pdf");
        await Expect(clerk.GetByText("04_意見書.pdf")).ToHaveCountAsync(0);
        broken.SetResult();
        await Expect(clerk.GetByText("通信が途切れました。")).ToHaveCountAsync(3);
        await clerk.ShouldBeAccessibleAsync();

        await clerk.UnrouteAsync(Uploads);
        await PressAt(clerk, "もう一度送る", "01_意見書.pdf");

        await Expect(clerk.GetByText("1件中 0件が完了・1件は振り分け待ち")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(clerk.Locator("#matrix").GetByText("主治医意見書・2ページ")).ToBeVisibleAsync();
        await Expect(clerk.GetByText("通信が途切れました。")).ToHaveCountAsync(2);
        await Press(clerk, "審査順1の事例を作って入れる");
        await Expect(clerk.GetByText("合計（1件）")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_refused_on_a_cases_page_is_read_before_the_page_shows_what_came_in()
    {
        using var papers = new Papers();
        var someone = await site.NewClerk();
        var session = await site.NewReadySession(someone, plannedOn: DateOnly.FromDateTime(DateTime.UtcNow.AddDays(30)));
        var clerk = await site.DeskAsync();
        await site.SignInAsync(clerk, someone);
        await clerk.GotoAsync($"/insurer/review-sessions/{session.Id}/cases/{session.Cases[0].Id}");
        await ChooseAsync(clerk, papers.As("経過.pdf", "libreoffice.pdf"));
        await Expect(clerk.GetByRole(AriaRole.Heading, new() { Name = "経過.pdf" })).ToBeVisibleAsync();

        await ChooseAsync(clerk, papers.As("経過の写し.pdf", "libreoffice.pdf"), papers.As("写真.jpg", "scan.pdf"));

        await Expect(clerk.GetByText("同じファイルがすでに入っています。")).ToBeVisibleAsync();
        await Expect(Button(clerk, "画面を新しくする")).ToBeVisibleAsync();
        await Expect(clerk.GetByText("PDFではないファイルは登録できません。")).ToHaveCountAsync(0);
        await clerk.ShouldBeAccessibleAsync();

        await PressAt(clerk, "消す", "経過の写し.pdf");
        await Expect(clerk.GetByText("PDFではないファイルは登録できません。")).ToBeVisibleAsync();
        await Expect(clerk.GetByText("同じファイルがすでに入っています。")).ToHaveCountAsync(0);

        await clerk.Locator("form[data-upload]").EvaluateAllAsync<object?>("forms => forms.forEach(form => form.dataset.maxBytes = 1000)");
        await ChooseAsync(clerk, papers.As("大きい.pdf", "scan.pdf"));
        await Expect(clerk.GetByText("200 MBを超えるPDFは登録できません。")).ToBeVisibleAsync();
    }

    private static async Task ChooseAsync(IPage clerk, params string[] paths)
    {
        await clerk.GetByText("その他を加える", new() { Exact = true }).ClickAsync();
        await clerk.Locator("#pdf-Other").SetInputFilesAsync(paths);
    }

    /// <summary>As a hand drops files from the desktop; there is no other way to send that event.</summary>
    private static async Task DropAsync(IPage clerk, IReadOnlyList<string> paths)
    {
        var dropped = await clerk.EvaluateHandleAsync(
            """
            files => {
              const transfer = new DataTransfer();
              for (const [name, base64] of files) {
                transfer.items.add(new File([Uint8Array.from(atob(base64), c => c.charCodeAt(0))], name, { type: "application/pdf" }));
              }
              return transfer;
            }
            """,
            paths.Select(path => new[] { Path.GetFileName(path), Convert.ToBase64String(File.ReadAllBytes(path)) }).ToArray());
        await clerk.Locator("form[data-upload]").DispatchEventAsync("drop", new { dataTransfer = dropped });
    }

    private static Task Press(IPage page, string name) => Button(page, name).ClickAsync();

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static Task PressAt(IPage page, string name, string file) =>
        page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^{name}.*{Regex.Escape(file)}$") }).ClickAsync();

    [GeneratedRegex(@"/insurer/review-sessions/[0-9a-f-]{36}")]
    private static partial Regex SessionPath();
}
