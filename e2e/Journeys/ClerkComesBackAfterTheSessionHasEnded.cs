using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Portal.EndToEnd.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Journeys;

/// <summary>A clerk is called away while a form is open.</summary>
public sealed class ClerkComesBackAfterTheSessionHasEnded(Site site) : IClassFixture<Site>
{
    private const string Form = "/insurer/reviewers/new";

    [Fact]
    public async Task What_was_typed_is_there_after_signing_in_again()
    {
        var clerk = await site.DeskAsync();
        await clerk.SignInAsync("masuda-admin");
        await clerk.GotoAsync(Form);
        await clerk.GetByLabel("氏名").FillAsync("書きかけ 太郎");

        await LeaveAloneAsync(clerk, "masuda-admin", TimeSpan.FromMinutes(31));
        var message = clerk.GetByRole(AriaRole.Alert);
        await Expect(message).ToContainTextAsync("ログアウトしました");
        await Expect(message).ToContainTextAsync("入力した内容は、もう一度ログインすると戻ります");
        await clerk.ShouldBeAccessibleAsync();
        await message.GetByRole(AriaRole.Button, new() { Name = "ログインする" }).ClickAsync();
        await clerk.TypeSignInAsync("masuda-admin");

        await Expect(clerk.GetByText("まだ送信していません")).ToBeVisibleAsync();
        await Expect(clerk.GetByLabel("氏名")).ToHaveValueAsync("書きかけ 太郎");
    }

    [Fact]
    public async Task One_key_keeps_the_session_when_the_warning_has_come()
    {
        var clerk = await site.DeskAsync();
        await clerk.SignInAsync("oita-staff");
        await clerk.GotoAsync(Form);
        await LeaveAloneAsync(clerk, "oita-staff", TimeSpan.FromMinutes(26));
        await Expect(clerk.GetByRole(AriaRole.Heading, new() { NameRegex = new("^あと[1-5]分でログアウトします$") })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await clerk.ShouldBeAccessibleAsync();

        await clerk.Keyboard.PressAsync("Alt+KeyE");

        await Expect(clerk.GetByRole(AriaRole.Alert)).Not.ToBeVisibleAsync();
        var seen = await site.InDatabase(db => db.AccountSessions
            .Where(s => db.Users.Any(a => a.Id == s.AccountId && a.UserName == "oita-staff")).MaxAsync(s => s.LastSeenAt));
        Assert.True(DateTimeOffset.UtcNow - seen < TimeSpan.FromMinutes(5));
    }

    /// <summary>As if nobody had been there for so long; then the tab comes to the front again.</summary>
    private async Task LeaveAloneAsync(IPage page, string loginId, TimeSpan time)
    {
        await site.InDatabase(db => db.AccountSessions
            .Where(s => db.Users.Any(a => a.Id == s.AccountId && a.UserName == loginId))
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, x => x.LastSeenAt - time)));
        await page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");
    }
}
