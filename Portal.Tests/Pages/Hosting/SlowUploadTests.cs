using System.Net.Sockets;
using System.Text;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Hosting;

/// <summary>A browser sends a file to the end before it listens; on a slow line that takes longer than the server waits by itself.</summary>
public sealed class SlowUploadTests(BrokenSite portal) : IClassFixture<BrokenSite>
{
    private const string Boundary = "papers";
    private const int Half = 16 * 1024 * 1024;

    /// <summary>The server hangs up after five seconds with a request that nobody reads.</summary>
    private static readonly TimeSpan LongerThanTheServerWaits = TimeSpan.FromSeconds(6);

    [Fact]
    public async Task The_reason_arrives_however_long_the_file_is_under_way()
    {
        var clerk = await portal.NewClerk();
        var id = await portal.NewDraft(clerk, cases: 1);
        using var browser = await portal.SignIn(clerk);
        var head = await HeadAsync(browser, $"/insurer/review-sessions/{id}/papers");
        using var line = new TcpClient(portal.Address.Host, portal.Address.Port);
        await using var stream = line.GetStream();

        await stream.WriteAsync(head);
        await stream.WriteAsync(new byte[Half]);
        await Task.Delay(LongerThanTheServerWaits);
        await stream.WriteAsync(new byte[Half]);
        await stream.WriteAsync(Tail());

        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 503", answer);
        Assert.Contains("ファイルの保存先に書き込めない", System.Text.RegularExpressions.Regex.Unescape(answer));
    }

    private static byte[] Tail() => Encoding.ASCII.GetBytes($"\r\n--{Boundary}--\r\n");

    /// <summary>All that comes before the file's bytes, as the page's script sends it.</summary>
    private async Task<byte[]> HeadAsync(TestBrowser browser, string path)
    {
        var opened = await browser.GetAsync(path);
        var form = (await opened.ReadPageAsync()).QuerySelector("form[data-upload]")!;
        var cookies = browser.Client.DefaultRequestHeaders.GetValues("Cookie")
            .Concat(opened.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        var part = $"--{Boundary}\r\nContent-Disposition: form-data; name=\"Files\"; filename=\"1.pdf\"\r\nContent-Type: application/pdf\r\n\r\n";
        return Encoding.ASCII.GetBytes(
            $"POST {form.GetAttribute("action")} HTTP/1.1\r\nHost: {portal.Address.Authority}\r\nConnection: close\r\n"
            + $"Cookie: {string.Join("; ", cookies)}\r\nAccept: application/json\r\n"
            + $"RequestVerificationToken: {form.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")}\r\n"
            + $"Content-Type: multipart/form-data; boundary={Boundary}\r\n"
            + $"Content-Length: {part.Length + (2 * Half) + Tail().Length}\r\n\r\n{part}");
    }
}

/// <summary>The broken portal on a real line.</summary>
public sealed class BrokenSite : BrokenPortal
{
    public BrokenSite() => UseKestrel(0);

    public Uri Address => ClientOptions.BaseAddress;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        StartServer();
    }
}
