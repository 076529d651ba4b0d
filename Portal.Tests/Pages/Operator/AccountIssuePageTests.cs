using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Operator;

public sealed class AccountIssuePageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Home = "/operator/insurers/accounts";

    [Fact]
    public async Task Accounts_are_issued_from_a_list_and_followed_to_their_end()
    {
        using var browser = await SignInAsync();
        var insurer = await portal.NewNumberedInsurer("一括市");
        var template = await (await browser.GetAsync($"{Home}/contacts.csv?q={insurer.InsurerNumber}")).Content.ReadAsStringAsync();
        Assert.Contains($"{insurer.InsurerNumber},一括市,,,", template, StringComparison.Ordinal);

        var preview = await UploadAsync(browser, AccountRuns.Csv(AccountRuns.LineOf(insurer)));
        var page = await browser.OpenAsync(preview);
        Assert.Contains("まだ発行していません", page.MainText(), StringComparison.Ordinal);
        var started = await browser.SubmitAsync(page, preview, null);
        var address = started.Headers.Location!.ToString();
        var under = await browser.OpenAsync(address);
        await portal.RunAccounts();
        var done = await browser.OpenAsync(address);

        Assert.Equal("アカウントを発行しています", under.QuerySelector("h1")!.TextContent);
        Assert.Equal(address, under.QuerySelector("#run")!.GetAttribute("data-refresh-url"));
        Assert.Equal("アカウントを発行しました", done.QuerySelector("h1")!.TextContent);
        Assert.Null(done.QuerySelector("#run")!.GetAttribute("data-refresh-url"));
        Assert.Equal(["発行済み", "送信待ち"], done.QuerySelectorAll("tbody .chip").Select(c => c.TextContent.Trim()));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(preview)).StatusCode);
        Assert.Contains("招待中", (await browser.OpenAsync($"{Home}?q={insurer.InsurerNumber}")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_row_is_shown_and_left_out_only_when_ticked()
    {
        using var browser = await SignInAsync();
        var insurer = await portal.NewNumberedInsurer();

        var preview = await UploadAsync(browser, AccountRuns.Csv(AccountRuns.LineOf(insurer), "999999,佐藤 恵,,sato@example.jp"));
        var refused = await browser.SubmitAsync(preview);
        var started = await browser.SubmitAsync(preview, ("LeaveOutProblems", "true"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(AccountRunErrors.HasProblems.Message, (await refused.ReadPageAsync()).ErrorFor("LeaveOutProblems"));
        Assert.StartsWith($"{Home}/runs/", started.Headers.Location!.ToString(), StringComparison.Ordinal);
        await portal.RunAccounts();
    }

    [Fact]
    public async Task A_file_that_is_none_says_so_and_one_that_has_gone_asks_for_another()
    {
        using var browser = await SignInAsync();

        var page = await browser.OpenAsync(await UploadAsync(browser, "なまえ\r\nさとう\r\n"));
        Assert.Contains("このファイルは使えません", page.MainText(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main form[method=post]"));

        var preview = await UploadAsync(browser, AccountRuns.Csv(AccountRuns.LineOf(await portal.NewNumberedInsurer())));
        var form = await browser.OpenAsync(preview);
        await UploadAsync(browser, AccountRuns.Csv());
        Assert.Equal($"{Home}/import?gone=True", (await browser.SubmitAsync(form, preview, null)).Headers.Location!.ToString());
    }

    [Fact]
    public async Task Who_has_not_signed_in_is_reminded_one_by_one_or_all_together()
    {
        var account = await portal.InvitedAdministrator();
        using var browser = await SignInAsync();
        var path = $"{Home}/waiting";
        var page = await browser.OpenAsync(path);
        var csv = await browser.GetAsync($"{path}.csv");
        var nobody = await browser.SubmitAsync(page, path, "#remind");

        portal.Clock.Advance(TimeSpan.FromHours(24));
        using var second = await SignInAsync();
        var one = await second.SubmitAsync(await second.OpenAsync(path), path, "#remind", ("AccountIds", $"{account.Id}"));
        await portal.RunAccounts();
        portal.Clock.Advance(TimeSpan.FromHours(24));
        using var third = await SignInAsync();
        var number = await portal.InDatabase(db => db.Insurers.Where(i => i.Id == account.InsurerId).Select(i => i.InsurerNumber).SingleAsync());
        var narrowed = $"{path}?q={number}";
        var asked = await (await third.SubmitAsync(await third.OpenAsync(narrowed), narrowed, "#remind", ("everybody", "true"))).ReadPageAsync();
        var all = await third.SubmitAsync(asked, narrowed, null);
        await portal.RunAccounts();

        Assert.Contains("0日", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([AccountRunErrors.NobodyChosen.Message], (await nobody.ReadPageAsync()).Errors());
        Assert.Equal("催促のメールをつくりました", (await third.OpenAsync(one.Headers.Location!.ToString())).QuerySelector("h1")!.TextContent);
        Assert.Equal("1名に催促のメールを送ります", asked.QuerySelector("h1")!.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, all.StatusCode);
        Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
        var lines = (await csv.Content.ReadAsStringAsync()).Trim().Split("\r\n");
        Assert.Equal(string.Join(',', ExportWaitingAccounts.Headings), lines[0].TrimStart('\uFEFF'));
        Assert.Contains($",{account.UserName},佐藤 恵,sato@example.jp,2026-11-20,0,URLが使えます,2026-12-04,", lines.Single(l => l.Contains(account.UserName!, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_guide_is_a_tagged_PDF_for_everybody_and_for_one_insurer()
    {
        var insurer = await portal.NewNumberedInsurer();
        using var visitor = portal.Visit();
        using var browser = await SignInAsync();

        var common = await visitor.GetAsync(AccountLinks.GuidePath);
        var own = await browser.GetAsync($"/operator/insurers/{insurer.Id}/first-sign-in.pdf");

        foreach (var answer in new[] { common, own })
        {
            Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
            var text = Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync());
            Assert.Contains("/StructTreeRoot", text, StringComparison.Ordinal);
            Assert.Contains("BIZUDPGothic", text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/operator/insurers/{Guid.CreateVersion7()}/first-sign-in.pdf")).StatusCode);
    }

    [Fact]
    public async Task The_first_sign_in_leads_an_administrator_through_the_settings()
    {
        var account = await portal.InvitedAdministrator();
        using var person = portal.Visit();

        var activated = await person.SubmitAsync((await portal.MailedPath(account.Id, nameof(InvitationMail)))!, ("NewPassword", Passwords.Good), ("NewPasswordAgain", Passwords.Good));
        var signIn = activated.Headers.Location!.ToString();
        var entered = await person.SubmitAsync(signIn, ("LoginId", account.UserName!), ("Password", Passwords.Good));
        var page = await person.OpenAsync(entered.Headers.Location!.ToString());

        Assert.Equal("はじめての設定", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["済み", "まだです", "まだです", "まだです", "まだです"], page.QuerySelectorAll(".tasks .chip").Select(c => c.TextContent.Trim()));
    }

    private async Task<TestBrowser> SignInAsync() => await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));

    private static async Task<string> UploadAsync(TestBrowser browser, string csv)
    {
        var form = (await browser.OpenAsync($"{Home}/import")).QuerySelector("main form[method=post]")!;
        using var content = new MultipartFormDataContent();
        content.Add(new StringContent(form.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken");
        content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "Upload", "contacts.csv");
        var answer = await browser.Client.PostAsync(new Uri($"{Home}/import", UriKind.Relative), content);
        return answer.Headers.Location!.ToString();
    }
}
