using System.Net;
using System.Net.Http.Headers;
using Portal.Bench.Measures;
using Portal.Bench.Results;

namespace Portal.Bench.Scenarios;

/// <summary>From the operator's file to the register in force, through the pages and the worker, against a bare COPY of the same file.</summary>
internal sealed class Register : IScenario
{
    private const int Rows = 350_000;
    private const int Rounds = 3;
    private const string Pages = "/operator/claims-register/import";
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    public string Name => "register";

    public async Task<IReadOnlyList<Row>> MeasureAsync(BenchPlace place, CancellationToken cancellationToken)
    {
        var (file, first) = (new RegisterFile(place, Rows), new RegisterFile(place, 1_000));
        await file.WriteAsync();
        await first.WriteAsync();
        await using var portal = await WebProcess.StartPortalAsync(place);
        await using var room = new ReviewRoom(place);
        using var browser = new BenchBrowser(portal);
        await SignInAsync(browser, room);
        // What is loaded once and the first buffers are no growth.
        await ImportAsync(browser, first.Path, cancellationToken);

        var (growths, agains) = (new List<double>(), new List<double>());
        var times = await Pairs.CollectAsync(
            Rounds,
            async () =>
            {
                await file.EmptyAsync();
                var (growth, seconds) = await portal.GrowthAsync(() => ImportAsync(browser, file.Path, cancellationToken));
                growths.Add(growth);
                agains.Add(await Pairs.SecondsAsync(() => ImportAsync(browser, file.Path, cancellationToken)));
                return seconds;
            },
            () => Pairs.SecondsAsync(file.CopyBareAsync));
        return [
            Row.Plain($"{Rows:N0} rows into an empty register ÷ bare COPY of the same file", times.Ratio),
            Row.AtMost("the portal, from the upload until they are in force", times.Ours, 120, " s"),
            Row.Plain("bare COPY", times.Theirs, " s"),
            Row.Plain("the same file again, nothing new in it", Spread.Of(agains), " s"),
            Row.AtMost("growth of the process", Spread.Of(growths), 64, " MB"),
        ];
    }

    private static async Task SignInAsync(BenchBrowser browser, ReviewRoom room)
    {
        var official = await room.NewOperatorAsync();
        await browser.SubmitAsync("/account/sign-in", ("LoginId", official.LoginId), ("Password", BenchClerk.Password));
        await browser.SubmitAsync("/account/second-factor", ("Code", official.Code));
    }

    private static async Task ImportAsync(BenchBrowser browser, string path, CancellationToken cancellationToken)
    {
        var address = await UploadAsync(browser, path);
        await ReachAsync(browser, address, "取り込む内容を確かめる", cancellationToken);
        await browser.SubmitAsync(address);
        await ReachAsync(browser, address, "登録簿に取り込みました", cancellationToken);
    }

    private static async Task<string> UploadAsync(BenchBrowser browser, string path)
    {
        using var form = new MultipartFormDataContent { { new StringContent(BenchBrowser.TokenIn(await browser.OpenAsync(Pages))), "__RequestVerificationToken" } };
        await using var file = File.OpenRead(path);
        var content = new StreamContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        form.Add(content, "Upload", "register.csv");
        using var request = new HttpRequestMessage(HttpMethod.Post, Pages) { Content = form };
        using var answer = await browser.SendAsync(request, HttpCompletionOption.ResponseContentRead);
        return answer.StatusCode == HttpStatusCode.Redirect
            ? answer.Headers.Location!.OriginalString
            : throw new InvalidOperationException($"The upload answered {(int)answer.StatusCode}.");
    }

    private static async Task ReachAsync(BenchBrowser browser, string address, string heading, CancellationToken cancellationToken)
    {
        for (string page; !(page = await browser.OpenAsync(address)).Contains($"<h1>{heading}</h1>", StringComparison.Ordinal);)
        {
            if (!page.Contains("data-refresh-url", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"The import ended before \"{heading}\".");
            }

            await Task.Delay(Look, cancellationToken);
        }
    }
}
