using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.EndToEnd.Support;
using Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Journeys;

/// <summary>The main job, from the clerk's first click to the reviewer who is told of a replaced paper.</summary>
public sealed partial class MunicipalitySendsPapers(Site site) : IClassFixture<Site>
{
    private const string Address = "y-takahashi@example.jp";

    [Fact]
    public async Task A_clerk_registers_a_reviewer_reads_and_a_replacement_stops_the_old_version()
    {
        using var papers = new Papers();
        var clerk = await site.DeskAsync();
        await clerk.SignInAsync("mikawa-admin");
        await AddReviewerAndPanelAsync(clerk);
        await PrepareAsync(clerk, papers);
        var password = await RegisterAsync(clerk);

        var first = await site.MailToAsync(Address, 1);
        Assert.DoesNotContain(password.Replace(" ", ""), first.Body.Replace(" ", ""));
        await clerk.Clock.InstallAsync();
        await clerk.GotoAsync(SessionAddress(clerk));
        var isRead = clerk.Locator("#viewing .chip").Filter(new() { HasText = "閲覧済み" });
        await Expect(isRead).ToHaveCountAsync(0);
        var reviewer = await site.PhoneAsync();
        await OpenAsync(reviewer, first, password);
        await DownloadAsync(reviewer, password);

        // Of itself, within a minute.
        await clerk.Clock.FastForwardAsync("01:01");
        await Expect(isRead.First).ToBeVisibleAsync();
        await clerk.ShouldBeAccessibleAsync();

        var oldBytes = await reviewer.Locator("[data-papers]").GetAttributeAsync("data-papers");
        await ReplaceAsync(clerk, papers);
        var second = await site.MailToAsync(Address, 2);
        Assert.Contains("差し替え", second.Subject);

        var answer = await reviewer.APIRequest.GetAsync(new Uri(site.Address, oldBytes).ToString());
        Assert.NotInRange(answer.Status, 200, 299);
        // Of itself, though nobody touches the telephone.
        await Expect(reviewer.GetByRole(AriaRole.Heading, new() { Name = "資料が差し替えられました" })).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await reviewer.GetByRole(AriaRole.Button, new() { Name = "新しい版を開く" }).ClickAsync();
        await Expect(reviewer.GetByText("第2版")).ToBeVisibleAsync();
    }

    private static async Task AddReviewerAndPanelAsync(IPage clerk)
    {
        await clerk.GotoAsync("/insurer/reviewers/new");
        await clerk.GetByLabel("氏名").FillAsync("髙橋 由美");
        await clerk.GetByLabel("メールアドレス").FillAsync(Address);
        await clerk.GetByLabel("職種").FillAsync("薬剤師");
        await clerk.ShouldBeAccessibleAsync();
        await clerk.Locator("main").GetByRole(AriaRole.Button).First.ClickAsync();

        await clerk.GotoAsync("/insurer/panels/new");
        await clerk.GetByLabel("合議体の名前").FillAsync("第3合議体");
        await clerk.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await clerk.ShouldBeAccessibleAsync();
        await clerk.Locator("main").GetByRole(AriaRole.Button).Last.ClickAsync();
    }

    private static async Task PrepareAsync(IPage clerk, Papers papers)
    {
        await clerk.GotoAsync("/insurer/review-sessions/new");
        await clerk.GetByLabel("開催予定日").FillAsync(Site.InAMonth);
        await clerk.GetByLabel("合議体").SelectOptionAsync(new SelectOptionValue { Label = "第3合議体" });
        await clerk.GetByLabel("審査員の人数").FillAsync("１");
        await clerk.ShouldBeAccessibleAsync();
        await Press(clerk, "保存して審査員へ進む");
        await clerk.ShouldBeAccessibleAsync();
        await Press(clerk, "保存して資料へ進む");

        await clerk.GetByRole(AriaRole.Link, new() { Name = "事例を加える" }).ClickAsync();
        await clerk.GetByLabel("事例の一覧").FillAsync("0001 新規\n0002 更新\n0003 区分変更");
        await clerk.ShouldBeAccessibleAsync();
        await Press(clerk, "加える");

        await clerk.Locator("input[type=file]").First.SetInputFilesAsync(papers.OfThreeCases());
        await Expect(clerk.GetByText("9件中 9件が完了")).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await BindAsync(clerk);
    }

    private static async Task BindAsync(IPage clerk)
    {
        var bind = clerk.GetByRole(AriaRole.Button, new() { NameRegex = BindButton() });
        if (await bind.IsVisibleAsync())
        {
            await bind.ClickAsync();
        }

        await Expect(clerk.GetByText("1冊にまとまりました")).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await clerk.ShouldBeAccessibleAsync();
        await Press(clerk, "確認へ進む");
    }

    private static async Task<string> RegisterAsync(IPage clerk)
    {
        await clerk.GetByLabel("自動で作る・全員で1つ").CheckAsync();
        await clerk.ShouldBeAccessibleAsync();
        await Press(clerk, "登録する");
        await Expect(clerk.GetByRole(AriaRole.Heading, new() { Name = "登録しました" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await clerk.ShouldBeAccessibleAsync();
        await ShouldPrintAsATelephoneListAsync(clerk);
        return (await clerk.Locator("td .code").First.InnerTextAsync()).Trim();
    }

    private static async Task ShouldPrintAsATelephoneListAsync(IPage clerk)
    {
        await clerk.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(clerk.Locator("td .code").First).ToBeVisibleAsync();
        await Expect(clerk.GetByRole(AriaRole.Button, new() { Name = "この一覧を印刷する" })).ToBeHiddenAsync();
        await Expect(clerk.GetByRole(AriaRole.Button, new() { Name = "ログアウト" })).ToBeHiddenAsync();
        await clerk.EmulateMediaAsync(new() { Media = Media.Screen });
    }

    private static async Task OpenAsync(IPage reviewer, ReceivedMail mail, string password)
    {
        await reviewer.GotoAsync(Link().Match(mail.Body).Value);
        await reviewer.ShouldBeAccessibleAsync();
        await reviewer.GetByLabel("あなたのメールアドレス").FillAsync("Ｙ-Takahashi@example.jp ");
        await reviewer.GetByLabel("参照用パスワード").FillAsync("000011112222");
        await Press(reviewer, "資料を開く");
        await Expect(reviewer.GetByText("開けませんでした")).ToBeVisibleAsync();

        await reviewer.GetByLabel("参照用パスワード").FillAsync(password);
        await Press(reviewer, "資料を開く");
        await Expect(reviewer.Locator(".pdfViewer canvas").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await reviewer.ShouldBeAccessibleAsync();
    }

    private static async Task DownloadAsync(IPage reviewer, string password)
    {
        var download = await reviewer.RunAndWaitForDownloadAsync(() => Press(reviewer, "すべてをダウンロード"));
        var file = await download.PathAsync();

        var (refused, _) = await Programs.RunAsync("pdftotext", file, "-");
        Assert.NotEqual(0, refused);
        var (opened, text) = await Programs.RunAsync("pdftotext", "-raw", "-upw", password.Replace(" ", ""), file, "-");
        Assert.Equal(0, opened);
        // The mark runs diagonally: its words come out apart.
        Assert.Contains($"髙橋由美{Address}", string.Concat(text.Where(c => !char.IsWhiteSpace(c))));
    }

    private static async Task ReplaceAsync(IPage clerk, Papers papers)
    {
        await clerk.GotoAsync($"{SessionAddress(clerk)}/papers");
        await clerk.GetByRole(AriaRole.Link, new() { NameRegex = FirstCase() }).ClickAsync();
        await clerk.GetByText("差し替える").First.ClickAsync();
        await clerk.Locator("details[open] input[type=file]").First.SetInputFilesAsync(papers.As("01_一次判定_差替.pdf", "libreoffice-1.4.pdf"));
        await Expect(clerk.GetByRole(AriaRole.Heading, new() { Name = "01_一次判定_差替.pdf" })).ToBeVisibleAsync(new() { Timeout = 60_000 });

        await clerk.GotoAsync($"{SessionAddress(clerk)}/papers");
        await BindAsync(clerk);
        await clerk.ShouldBeAccessibleAsync();
        await Press(clerk, "更新する");
        await Expect(clerk.GetByRole(AriaRole.Heading, new() { Name = "更新しました（第2版）" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    private static Task Press(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private static string SessionAddress(IPage clerk) => SessionPath().Match(clerk.Url).Value;

    [GeneratedRegex(@"/insurer/review-sessions/[0-9a-f-]{36}")]
    private static partial Regex SessionPath();

    [GeneratedRegex(@"/review/[A-Za-z0-9_-]{43}")]
    private static partial Regex Link();

    [GeneratedRegex("^(1冊にまとめる|もう一度まとめる)$")]
    private static partial Regex BindButton();

    [GeneratedRegex("審査順1）")]
    private static partial Regex FirstCase();
}
