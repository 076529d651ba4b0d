using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Core.Accounts;
using Portal.Core.Mail;
using Portal.Core.ReviewBoard;
using Portal.Tests.Pages.Review;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Hosting;

/// <summary>Everything is logged that can be, from the first paper to the reviewer's download: nobody's data is in it.</summary>
public sealed partial class SilentLogsTests(LoggedPortal portal) : IClassFixture<LoggedPortal>
{
    private const string Reviewer = "himiko-no-atesaki@example.jp";
    private const string Password = "himitsu-4827-aikotoba";

    [Fact]
    public async Task A_session_from_its_papers_to_the_reading_leaves_no_name_address_file_case_or_token_in_the_logs()
    {
        var clerk = await portal.NewClerk();
        var loginId = await portal.GivePassword(clerk);
        using var browser = portal.Visit();
        await browser.TypeSignIn(loginId);
        await ShouldLeadOnAsync(browser.SubmitAsync(
            "/insurer/reviewers/new", ("Name", "卑弥呼 花代"), ("Email", Reviewer), ("Profession", "薬剤師")));
        await portal.Add(new ReviewBoardSettings { InsurerId = clerk.InsurerId!.Value, ContactName = "内緒福祉課", ContactPhone = "097-555-0198" });

        var session = await PrepareAsync(browser, clerk);
        var confirm = $"/insurer/review-sessions/{session}/confirm";
        var form = await browser.OpenAsync(confirm);
        Assert.True(form.QuerySelector("#send") is not null, form.MainText());
        var registered = await browser.SubmitAsync(
            form, confirm, "#send", ("Passwords", "Typed"), ("ViewingPassword", Password), ("SendPasswordMail", "true"));
        Assert.Equal(HttpStatusCode.OK, registered.StatusCode);
        while (await portal.SendAsWorker(new SendNextMails()))
        {
            portal.Clock.Advance(TimeSpan.FromHours(1));
        }

        var token = portal.Mailbox.Mails(Reviewer).Select(m => Link().Match(m.Body)).First(m => m.Success).Groups[1].Value;
        await ReadAsync(new Guest(Guid.Empty, Reviewer, token, "", []));

        var all = string.Join('\n', portal.Lines.Lines);
        Assert.Contains("POST review/open/", all, StringComparison.Ordinal);
        Assert.All(
            ["卑弥呼", "花代", "himiko", "%40", "@example.jp", "himitsu", "aikotoba", "4827", token, "naisho", "内緒", "C0917", "0198", loginId, Passwords.Good],
            secret => Assert.DoesNotContain(secret, all, StringComparison.OrdinalIgnoreCase));
    }

    private async Task<Guid> PrepareAsync(TestBrowser browser, TestUser clerk)
    {
        var panel = new Panel { InsurerId = clerk.InsurerId!.Value, Name = "第3合議体" };
        await portal.Add(panel);
        var started = (await portal.SendAs(
            clerk, new StartReviewSession(Guid.CreateVersion7(), Sessions.Details() with { PanelId = panel.Id }))).Value;
        var here = $"/insurer/review-sessions/{started}";
        await ShouldLeadOnAsync(browser.SubmitAsync($"{here}/cases/new", ("Lines", "C0917 新規 内緒ラベル")));
        var found = await browser.SubmitAsync(
            await browser.OpenAsync($"{here}/reviewers"), $"{here}/reviewers?handler=Search", null, ("Search", "花代"));
        await ShouldLeadOnAsync(browser.SubmitAsync(await found.ReadPageAsync(), $"{here}/reviewers", null, ("ReviewerCount", "1"), ("Rows[0].Chosen", "true")));
        await ShouldLeadOnAsync(browser.UploadAsync($"{here}/papers", ("01_naisho_内緒_意見書.pdf", Sessions.OtherPdf())));
        await portal.CheckAll();
        var bound = await portal.SendAs(clerk, new RequestPacket(started));
        Assert.False(bound.Failed, string.Join(' ', bound.Errors));
        while (await portal.SendAsWorker(new AssembleNextPacket()))
        {
        }

        return started;
    }

    private async Task ReadAsync(Guest guest)
    {
        var visitor = await portal.Enter(guest, Password);
        var page = await visitor.Browser.OpenAsync(visitor.Path);
        var papers = await visitor.GetPapersAsync();
        var file = await visitor.Browser.SubmitAsync(page, visitor.Path, "form[data-download]");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (papers.StatusCode, file.StatusCode));
        await papers.Content.ReadAsByteArrayAsync();
    }

    private static async Task ShouldLeadOnAsync(Task<HttpResponseMessage> answer) =>
        Assert.Equal(HttpStatusCode.Redirect, (await answer).StatusCode);

    [GeneratedRegex("/review/([A-Za-z0-9_-]{43})")]
    private static partial Regex Link();
}

/// <summary>A portal with a real mail server that keeps every line it logs.</summary>
public sealed class LoggedPortal : GateFixture
{
    private SmtpServer? server;

    public CapturedLogs Lines { get; } = new();

    public SmtpServer Mailbox => server!;

    public override async Task InitializeAsync()
    {
        server = await SmtpServer.StartAsync();
        await base.InitializeAsync();
    }

    protected override async Task CloseAsync()
    {
        await base.CloseAsync();
        await Mailbox.DisposeAsync();
        Lines.Dispose();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Smtp:Host", "127.0.0.1");
        builder.UseSetting("Smtp:Port", $"{Mailbox.Port}");
        builder.UseSetting("Smtp:From", "portal@portal.example.jp");
        builder.ConfigureTestServices(services => services.AddLogging(logging =>
            logging.AddProvider(Lines).AddFilter(null, LogLevel.Debug).AddFilter("Portal", LogLevel.Debug)));
    }
}
