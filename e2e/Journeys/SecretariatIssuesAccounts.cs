using System.Text;
using Microsoft.Playwright;
using Portal.EndToEnd.Support;
using Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Journeys;

/// <summary>The secretariat issues an account from a list; its administrator begins, prepares and reports a task.</summary>
public sealed class SecretariatIssuesAccounts(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task An_administrator_begins_with_the_mail_and_reports_a_task()
    {
        var insurer = await site.NewNumberedInsurer("はじめ市");
        var secretariat = await site.DeskAsync();
        await secretariat.SignInAsync("operator");
        await secretariat.GotoAsync("/operator/insurers/accounts");
        await secretariat.GetByRole(AriaRole.Link, new() { Name = "連絡先のCSVから発行する" }).ClickAsync();
        await secretariat.GetByLabel("CSVファイル").SetInputFilesAsync(new FilePayload
        {
            Name = "contacts.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(AccountRuns.Csv(AccountRuns.LineOf(insurer))),
        });
        await secretariat.GetByRole(AriaRole.Button, new() { Name = "内容を確かめる" }).ClickAsync();
        await secretariat.GetByRole(AriaRole.Button, new() { Name = "1団体に発行する" }).ClickAsync();
        await Expect(secretariat.GetByRole(AriaRole.Heading, new() { Name = "アカウントを発行しました" })).ToBeVisibleAsync(new() { Timeout = 30_000 });

        var account = await site.AdministratorOf(insurer);
        var person = await site.DeskAsync();
        await person.GotoAsync((await site.MailToAsync("sato@example.jp", 1)).FirstPath());
        await person.GetByLabel("新しいパスワード").First.FillAsync(Passwords.Good);
        await person.GetByLabel("新しいパスワード（もう一度）").FillAsync(Passwords.Good);
        await person.GetByRole(AriaRole.Button, new() { Name = "このパスワードで始める" }).ClickAsync();
        await person.GetByLabel("ログインID").FillAsync(account.UserName!);
        await person.GetByLabel("パスワード", new() { Exact = true }).FillAsync(Passwords.Good);
        await person.GetByRole(AriaRole.Button, new() { Name = "ログインする", Exact = true }).ClickAsync();
        await Expect(person.GetByRole(AriaRole.Heading, new() { Name = "はじめての設定" })).ToBeVisibleAsync();

        await person.GetByRole(AriaRole.Link, new() { Name = "10のタスクを見る" }).ClickAsync();
        await person.GetByRole(AriaRole.Link, new() { Name = "３者契約" }).ClickAsync();
        await person.GetByLabel("完了").CheckAsync();
        await person.GetByLabel("終えた日").FillAsync("令和8年11月2日");
        await person.GetByLabel("担当した方").FillAsync("佐藤 恵");
        await person.GetByRole(AriaRole.Button, new() { Name = "報告する" }).ClickAsync();
        await Expect(person.GetByText("報告を保存しました")).ToBeVisibleAsync();

        await secretariat.GotoAsync("/operator/onboarding?q=はじめ市");
        await secretariat.GetByRole(AriaRole.Link, new() { Name = "はじめ市" }).ClickAsync();
        await Expect(secretariat.GetByText("担当 佐藤 恵")).ToBeVisibleAsync();
    }
}
