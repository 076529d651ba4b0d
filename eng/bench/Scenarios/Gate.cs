using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Portal.Bench.Measures;
using Portal.Bench.Results;
using Portal.Core.Accounts;
using Portal.Core.ReviewBoard;

namespace Portal.Bench.Scenarios;

/// <summary>Reviewers who all come in, open the reading page and fetch its parts at the same time.</summary>
internal sealed class Gate : IScenario
{
    private const int Reviewers = 60;
    private const int AtOnce = 8;
    private const int Readers = 16;
    private const int PartBytes = 64 * 1024;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(3);

    public string Name => "gate";

    public async Task<IReadOnlyList<Row>> MeasureAsync(BenchPlace place, CancellationToken cancellationToken)
    {
        await using var portal = await WebProcess.StartPortalAsync(place);
        await using var room = new ReviewRoom(place);
        var packet = Path.Combine(place.NewFolder("gate"), "packet.pdf");
        await File.WriteAllBytesAsync(packet, HeavyPdf.Of(40, 8), cancellationToken);
        var reviewers = await room.NewSessionAsync(packet, 40, Reviewers + 1);
        using var reader = new BenchBrowser(portal, reviewers[^1].Address);
        var reading = await Memory.EnterAsync(reader, reviewers[^1]);
        return [
            .. await EnterAsync(portal, [.. reviewers.Take(Reviewers)]),
            .. await ReadAsync(reader, reading),
            .. await FetchAsync(place, reader, $"{reading}/papers.pdf"),
        ];
    }

    private static async Task<IReadOnlyList<Row>> EnterAsync(WebProcess portal, IReadOnlyList<InvitedReviewer> reviewers)
    {
        var waits = new List<double>();
        var entering = await Pairs.SecondsAsync(() => Parallel.ForEachAsync(
            reviewers, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (reviewer, _) =>
            {
                using var browser = new BenchBrowser(portal, reviewer.Address);
                var seconds = await Pairs.SecondsAsync(() => Memory.EnterAsync(browser, reviewer));
                lock (waits)
                {
                    waits.Add(seconds);
                }
            }));
        var hasher = new ViewingPasswordHasher(
            new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = AccountPasswords.Iterations })));
        var hash = hasher.Hash(ReviewRoom.Password);
        var hashing = await Pairs.SecondsAsync(() => Parallel.ForEachAsync(
            reviewers, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, (_, _) =>
            {
                hasher.Matches(hash, ReviewRoom.Password);
                return ValueTask.CompletedTask;
            }));
        return [
            Row.Plain($"{reviewers.Count} reviewers come in, {AtOnce} at once: time ÷ checking as many passwords", Spread.Of([entering / hashing])),
            Row.Plain("the same: reviewers/s", Spread.Of([reviewers.Count / entering])),
            Row.Plain("the same: p95 from the link to the reading page", Spread.Of([Spread.Of(waits).At(0.95)]), " s"),
        ];
    }

    private static async Task<IReadOnlyList<Row>> ReadAsync(BenchBrowser reader, string reading)
    {
        Task<LoadResult> LoadAsync() => Load.RunAsync(Readers, Time, _ => Task.FromResult<Func<Task>>(() => reader.OpenAsync(reading)));
        await LoadAsync();
        var load = await LoadAsync();
        return [
            Row.Plain($"reading page of 40 pages, {Readers} at once: requests/s", Spread.Of([load.PerSecond])),
            Row.Plain("the same: p95", Spread.Of([load.Milliseconds.At(0.95)]), " ms"),
        ];
    }

    private static async Task<IReadOnlyList<Row>> FetchAsync(BenchPlace place, BenchBrowser reader, string papers)
    {
        var folder = place.NewFolder("bare-part");
        await File.WriteAllBytesAsync(Path.Combine(folder, "body"), new byte[PartBytes]);
        await File.WriteAllTextAsync(Path.Combine(folder, "headers"), $"Content-Type\tapplication/pdf\nContent-Length\t{PartBytes}\n");
        await using var bare = await WebProcess.StartAsync(typeof(Gate).Assembly.Location, [], BareServer.Command, folder);
        using var client = new BenchBrowser(bare);
        async Task<double> PerSecondAsync(BenchBrowser browser, string path, HttpStatusCode expected) =>
            (await Load.RunAsync(Readers, Time, _ => Task.FromResult<Func<Task>>(() => FetchPartAsync(browser, path, expected)))).PerSecond;

        Task<double> OursAsync() => PerSecondAsync(reader, papers, HttpStatusCode.PartialContent);
        Task<double> TheirsAsync() => PerSecondAsync(client, "/", HttpStatusCode.OK);
        await OursAsync();
        await TheirsAsync();
        var speeds = await Pairs.CollectAsync(3, OursAsync, TheirsAsync);
        return [
            Row.Plain($"{PartBytes / 1024} KB of the papers, {Readers} at once: requests/s", speeds.Ours),
            Row.Plain("the same bytes from bare Kestrel, without asking anybody: requests/s", speeds.Theirs),
        ];
    }

    private static async Task FetchPartAsync(BenchBrowser browser, string path, HttpStatusCode expected)
    {
        using var answer = await browser.GetAsync(path, request => request.Headers.Range = new RangeHeaderValue(0, PartBytes - 1));
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        if (answer.StatusCode != expected || bytes.Length != PartBytes)
        {
            throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode} with {bytes.Length} bytes.");
        }
    }
}
