using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Portal.Bench.Measures;
using Portal.Bench.Results;

namespace Portal.Bench.Scenarios;

/// <summary>How much the portal's process grows while many large files go in and out at the same time.</summary>
internal sealed class Memory : IScenario
{
    private const int Uploads = 50;
    private const int UploadMegabytes = 20;
    private const int Downloads = 100;
    private const int DownloadMegabytes = 30;
    private const int Drafts = 5;

    public string Name => "memory";

    public async Task<IReadOnlyList<Row>> MeasureAsync(BenchPlace place, CancellationToken cancellationToken)
    {
        await using var portal = await WebProcess.StartPortalAsync(place);
        await using var room = new ReviewRoom(place);
        var rows = new List<Row>();
        rows.AddRange(await UploadAsync(portal, room));
        rows.AddRange(await DownloadAsync(place, portal, room));
        return rows;
    }

    private static async Task<IReadOnlyList<Row>> UploadAsync(WebProcess portal, ReviewRoom room)
    {
        var clerk = await room.NewClerkAsync(Drafts);
        using var browser = new BenchBrowser(portal);
        await browser.SubmitAsync("/account/sign-in", ("LoginId", clerk.LoginId), ("Password", BenchClerk.Password));
        await browser.SubmitAsync("/account/second-factor", ("Code", clerk.Code));
        var token = BenchBrowser.TokenIn(await browser.OpenAsync($"/insurer/review-sessions/{clerk.Drafts[0]}/papers"));
        var pdf = HeavyPdf.Of(4, UploadMegabytes);
        Task SendAsync(int number) => SendPaperAsync(browser, clerk.Drafts[number % Drafts], token, pdf, number);

        // What is loaded once and the first buffers are no growth.
        await Task.WhenAll(Enumerable.Range(0, 2).Select(SendAsync));
        var (growth, seconds) = await portal.GrowthAsync(() => Task.WhenAll(Enumerable.Range(2, Uploads).Select(SendAsync)));
        return [
            Row.AtMost($"{Uploads} parallel uploads of {UploadMegabytes} MB: growth of the process", Spread.Of([growth]), 64, " MB"),
            Row.Plain("the same: taken in after", Spread.Of([seconds]), " s"),
        ];
    }

    private static async Task<IReadOnlyList<Row>> DownloadAsync(BenchPlace place, WebProcess portal, ReviewRoom room)
    {
        var packet = Path.Combine(place.NewFolder("memory"), "packet.pdf");
        await File.WriteAllBytesAsync(packet, HeavyPdf.Of(6, DownloadMegabytes));
        var reviewer = (await room.NewSessionAsync(packet, 6, 1))[0];
        using var browser = new BenchBrowser(portal, reviewer.Address);
        var reading = await EnterAsync(browser, reviewer);
        async Task<long> ReadAsync()
        {
            using var answer = await browser.GetAsync($"{reading}/papers.pdf");
            await using var content = await answer.Content.ReadAsStreamAsync();
            return await DrainAsync(content);
        }

        var whole = await ReadAsync();
        if (whole < DownloadMegabytes * 900_000)
        {
            throw new InvalidOperationException($"The papers have {whole} bytes only.");
        }

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => ReadAsync()));
        var (growth, seconds) = await portal.GrowthAsync(() => Task.WhenAll(Enumerable.Range(0, Downloads).Select(_ => ReadAsync())));
        return [
            Row.AtMost($"{Downloads} parallel downloads of {DownloadMegabytes} MB: growth of the process", Spread.Of([growth]), 64, " MB"),
            Row.Plain("the same: sent after", Spread.Of([seconds]), " s"),
        ];
    }

    /// <summary>Through link, address and password to the reading page.</summary>
    internal static async Task<string> EnterAsync(BenchBrowser browser, InvitedReviewer reviewer)
    {
        using var hop = await browser.GetAsync($"/review/{reviewer.Token}");
        var (status, next) = await browser.SubmitAsync(
            hop.Headers.Location!.OriginalString, ("Email", reviewer.Email), ("Password", ReviewRoom.Password));
        return status == HttpStatusCode.SeeOther && next is not null
            ? next
            : throw new InvalidOperationException($"The gate answered {(int)status}.");
    }

    private static async Task SendPaperAsync(BenchBrowser browser, Guid draft, string token, byte[] pdf, int number)
    {
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
        // The same file twice would be told so instead of taken.
        var file = new ByteArrayContent([.. pdf, .. Encoding.ASCII.GetBytes($"% {number}\n")]);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        form.Add(file, "Files", $"paper-{number}.pdf");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/insurer/review-sessions/{draft}/papers/upload") { Content = form };
        request.Headers.Accept.ParseAdd("application/json");
        using var answer = await browser.SendAsync(request, HttpCompletionOption.ResponseContentRead);
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode != HttpStatusCode.OK || !text.Contains("\"taken\":true", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The upload answered {(int)answer.StatusCode}: {text}");
        }
    }

    private static async Task<long> DrainAsync(Stream content)
    {
        var (buffer, read) = (new byte[64 * 1024], 0L);
        for (int more; (more = await content.ReadAsync(buffer)) > 0;)
        {
            read += more;
        }

        return read;
    }
}
