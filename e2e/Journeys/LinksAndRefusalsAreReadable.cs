using Microsoft.Playwright;
using Portal.EndToEnd.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Journeys;

/// <summary>Pages that are met only on the way: behind a link of a mail, in the middle of signing in, after a refused form.</summary>
public sealed class LinksAndRefusalsAreReadable(Site site) : IClassFixture<Site>
{
    private static readonly string[] Visitors = ["/account/sign-in", "/account/register", "/account/forgotten-password", "/municipalities/subscribe", "/review"];

    private static readonly string[] Administrators =
    [
        "/account/change-password", "/account/confirm-identity", "/insurer/panels/new", "/insurer/review-sessions/new", "/insurer/reviewers/import",
        "/insurer/reviewers/new", "/insurer/settings/addresses/new", "/insurer/settings/edit", "/insurer/staff/invite", "/my/security/email",
    ];

    private static readonly string[] Operators = ["/operator/accounts/invite", "/operator/banner/new", "/operator/insurers/new"];

    [Fact]
    public async Task Axe_finds_nothing_behind_a_link() => await WithPageAsync(async page =>
    {
        var links = await LinksInMails.CreateAsync(site);
        foreach (var path in links.Paths)
        {
            var response = await page.GotoAsync(path);
            Assert.True(response!.Ok, path);
            // A registration goes on with the step that is next.
            Assert.StartsWith(path, new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
            await page.ShouldBeAccessibleOnBothScreensAsync();
        }

        // A link that is dead is met as often as one that works.
        foreach (var path in links.Paths.Select(path => path[..(path.LastIndexOf('/') + 1)] + "AAAA"))
        {
            await page.GotoAsync(path);
            await page.ShouldBeAccessibleOnBothScreensAsync();
        }
    });

    [Fact]
    public async Task Axe_finds_nothing_between_password_and_code() => await WithPageAsync(async page =>
    {
        var loginId = await LinksInMails.NewPersonWithAppAsync(site);
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("ログインID").FillAsync(loginId);
        await page.GetByLabel("パスワード", new() { Exact = true }).FillAsync(Portal.Tests.Support.Passwords.Good);
        await page.GetByRole(AriaRole.Button, new() { Name = "ログインする" }).ClickAsync();
        await page.ShouldArriveAtAsync("/account/second-factor");
        await page.ShouldBeAccessibleOnBothScreensAsync();
        await ShouldBeRefusedReadablyAsync(page);
    });

    [Fact]
    public async Task Axe_finds_nothing_on_the_result_of_an_import() => await WithPageAsync(async page =>
    {
        var (administrator, import) = await InsurerObjects.ImportAsync(site);
        await site.SignInAsync(page, administrator);
        var response = await page.GotoAsync($"/insurer/reviewers/import/{import}/result");
        Assert.True(response!.Ok);
        await page.ShouldBeAccessibleOnBothScreensAsync();
    });

    [Fact]
    public async Task Axe_finds_nothing_on_a_form_that_was_sent_empty() => await WithPageAsync(async page =>
    {
        await RefuseAllAsync(page, Visitors);
        await page.SignInAsync("mikawa-admin");
        await RefuseAllAsync(page, Administrators);
        await page.Context.ClearCookiesAsync();
        await page.SignInAsync("operator");
        await RefuseAllAsync(page, Operators);
    });

    private static async Task RefuseAllAsync(IPage page, string[] paths)
    {
        foreach (var path in paths)
        {
            await page.GotoAsync(path);
            Assert.Equal(path, new Uri(page.Url).AbsolutePath);
            await ShouldBeRefusedReadablyAsync(page);
        }
    }

    private static async Task ShouldBeRefusedReadablyAsync(IPage page)
    {
        var answer = await page.RunAndWaitForResponseAsync(
            () => page.EvaluateAsync("""
                () => {
                  const form = document.querySelector('main form[method=post]');
                  for (const field of form.querySelectorAll('input:not([type=hidden], [type=radio], [type=checkbox], [type=file]), textarea')) {
                    field.value = '';
                  }
                  form.submit();
                }
                """),
            response => response.Request.Method == "POST");
        Assert.True(answer.Status == 400, $"{page.Url}: {answer.Status}");
        // The gate has one calm sentence for every failure, everything else a summary with a line for each field.
        await Expect(page.Locator(".errors, main [role=alert]").First).ToBeVisibleAsync();
        await page.ShouldBeAccessibleOnBothScreensAsync();
    }

    private async Task WithPageAsync(Func<IPage, Task> walk)
    {
        var page = await site.DeskAsync();
        await walk(page);
        await page.Context.CloseAsync();
    }
}
