using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Core.Accounts;
using Portal.Core.Mail;
using Portal.Core.Pdf;
using Portal.Core.Scanning;
using Portal.Tests.Core.Pdf;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Hosting;

/// <summary>What is down is told, on the page of whoever meets it and on the operator's.</summary>
public sealed class OutageTests(BrokenPortal portal) : IClassFixture<BrokenPortal>
{
    [Fact]
    public async Task A_file_that_cannot_be_stored_is_refused_with_the_reason()
    {
        var (browser, id) = await ClerkAsync();

        var response = await browser.UploadAsync($"/insurer/review-sessions/{id}/papers", ("01_意見書.pdf", Sessions.Pdf()));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("ファイルの保存先に書き込めない", (await response.ReadPageAsync()).MainText());
        Assert.Empty(await portal.PapersOf(id));
    }

    [Fact]
    public async Task The_uploading_script_gets_the_same_reason_as_a_sentence()
    {
        var (browser, id) = await ClerkAsync();
        browser.Client.DefaultRequestHeaders.Accept.ParseAdd("application/json");

        var response = await browser.UploadAsync($"/insurer/review-sessions/{id}/papers", ("01_意見書.pdf", Sessions.Pdf()));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        var message = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("message").GetString();
        Assert.StartsWith("ファイルの保存先に書き込めない", message);
        Assert.Contains("数分おいてから、もう一度お試しください。", message);
        Assert.Matches("エラー番号：[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$", message);
    }

    [Theory]
    [InlineData("ファイルの保存", "書き込めません。")]
    [InlineData("PDFのプログラム", "Chromiumが起動しません。")]
    [InlineData("画像のプログラム", "vipsが起動しません。")]
    [InlineData("メール送信", "送信を止めています。サーバーがログインを断りました。")]
    public async Task The_operator_sees_what_is_down(string name, string sentence)
    {
        await portal.InDatabase(async db =>
        {
            await MailCircuit.OpenAsync(db, portal.Clock.Now, "サーバーがログインを断りました。", CancellationToken.None);
            return true;
        });
        using var browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));

        var page = await browser.OpenAsync("/operator/health");

        var row = page.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("th")!.TextContent == name);
        Assert.Equal("異常", row.QuerySelector(".chip")!.TextContent.Trim());
        Assert.Contains(sentence, row.TextContent);
    }

    [Fact]
    public async Task The_operator_sees_how_the_virus_scanner_fares()
    {
        var (options, scanner) = (
            portal.Services.GetRequiredService<IOptions<ClamdOptions>>().Value, portal.Services.GetRequiredService<ClamdScanner>());
        using var browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));
        var socket = Path.Combine(Path.GetTempPath(), $"clamd-{Guid.NewGuid():N}.ctl");

        var unused = await LookAsync(answer: null);
        options.Endpoint = $"unix://{socket}";
        var away = await LookAsync(answer: null);
        var works = await LookAsync("stream: OK");
        var confused = await LookAsync("Can't allocate memory ERROR");
        using (new FakeClamd(socket, "INSTREAM size limit exceeded. ERROR"))
        {
            await scanner.ScanAsync(PdfWorkshop.Fixture("scan.pdf"), CancellationToken.None);
        }

        File.Delete(socket);
        var small = await LookAsync("stream: OK");
        options.Endpoint = "";

        const string Silent = "異常：clamdが答えません。受け取ったファイルは「検査待ち」のままになります。clamdを確かめてください。";
        Assert.Equal(
            [
                "正常：使っていません（設定で、検査するプログラムを指定できます）。",
                Silent,
                "正常：clamdが答えています。",
                Silent,
                "注意：大きすぎてclamdが検査しないファイルがあり、登録を断りました。clamdのStreamMaxLengthを200 MB以上にしてください。",
            ],
            [unused, away, works, confused, small]);

        async Task<string> LookAsync(string? answer)
        {
            using var clamd = answer is null ? null : new FakeClamd(socket, answer);
            var row = (await browser.OpenAsync("/operator/health")).QuerySelectorAll("tbody tr")
                .Single(r => r.QuerySelector("th")!.TextContent == "ウイルス検査");
            File.Delete(socket);
            return $"{row.QuerySelector(".chip")!.TextContent.Trim()}：{row.QuerySelector("td.long")!.TextContent.Trim()}";
        }
    }

    [Fact]
    public async Task A_program_is_asked_again_after_a_minute()
    {
        var folder = Directory.CreateTempSubdirectory("portal-programs-");
        var program = Path.Combine(folder.FullName, "qpdf");
        var clock = new TestClock();
        using var programs = new PdfPrograms(
            Options.Create(new PdfOptions { QpdfPath = program, ChromiumPath = "true" }), clock);

        Assert.Equal(["qpdf"], await programs.FindBrokenAsync(CancellationToken.None));
        File.CreateSymbolicLink(program, "/bin/true");
        Assert.Equal(["qpdf"], await programs.FindBrokenAsync(CancellationToken.None));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(await programs.FindBrokenAsync(CancellationToken.None));

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_program_that_hangs_does_not_count_as_started()
    {
        var folder = Directory.CreateTempSubdirectory("portal-programs-");
        var program = Path.Combine(folder.FullName, "chromium");
        await File.WriteAllTextAsync(program, "#!/bin/sh\nsleep 60\n");
        await PdfWorkshop.RunAsync("chmod", "+x", program);
        using var programs = new PdfPrograms(
            Options.Create(new PdfOptions { QpdfPath = "true", ChromiumPath = program }), new TestClock());

        Assert.Equal(["Chromium"], await programs.FindBrokenAsync(CancellationToken.None));

        folder.Delete(recursive: true);
    }

    private async Task<(TestBrowser Browser, Guid SessionId)> ClerkAsync()
    {
        var clerk = await portal.NewClerk();
        return (await portal.SignIn(clerk), await portal.NewDraft(clerk, cases: 1));
    }
}

/// <summary>A portal that cannot write files and whose Chromium is there but does not start.</summary>
public class BrokenPortal : PortalFixture
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Storage:Path", "/dev/null/files");
        builder.UseSetting("Pdf:ChromiumPath", "/bin/false");
        builder.UseSetting("Images:VipsPath", "/bin/false");
    }
}
