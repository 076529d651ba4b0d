using Portal.Bench.Measures;
using Portal.Bench.Results;

namespace Portal.Bench.Scenarios;

/// <summary>Public pages per second against a bare Kestrel endpoint that answers the same bytes.</summary>
internal sealed class PublicPages : IScenario
{
    private const int Clients = 16;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(2);

    public string Name => "public-pages";

    public async Task<IReadOnlyList<Row>> MeasureAsync(BenchPlace place, CancellationToken cancellationToken)
    {
        await using var portal = await WebProcess.StartPortalAsync(place);
        var rows = new List<Row>();
        foreach (var path in new[] { "/", "/manual" })
        {
            rows.AddRange(await MeasureAsync(place, portal, path, goal: 0.9));
        }

        return rows;
    }

    /// <param name="place">What is ready.</param>
    /// <param name="portal">A portal that runs.</param>
    /// <param name="path">The page.</param>
    /// <param name="goal">Null where none is set.</param>
    internal static async Task<IReadOnlyList<Row>> MeasureAsync(BenchPlace place, WebProcess portal, string path, double? goal)
    {
        var folder = place.NewFolder("bare-server");
        using (var client = portal.NewClient())
        {
            await BareServer.CopyAsync(client, path, folder);
        }

        await using var bare = await WebProcess.StartAsync(
            typeof(PublicPages).Assembly.Location, [], BareServer.Command, folder);
        // Both are warm before it counts: the runtime compiles twice.
        await PerSecondAsync(portal, path, Time * 2);
        await PerSecondAsync(bare, path, Time * 2);
        List<(double, double)> work = [];
        var times = await Pairs.CollectAsync(
            7,
            async () =>
            {
                var before = portal.ProcessorSeconds;
                var (perSecond, count) = await PerSecondAsync(portal, path, Time);
                work.Add(((portal.ProcessorSeconds - before) / count, 0));
                return perSecond;
            },
            async () =>
            {
                var before = bare.ProcessorSeconds;
                var (perSecond, count) = await PerSecondAsync(bare, path, Time);
                work[^1] = (work[^1].Item1, (bare.ProcessorSeconds - before) / count);
                return perSecond;
            });
        var processor = new PairTimes(work);
        return [
            goal is { } least
                ? Row.AtLeast($"`{path}`: requests/s ÷ bare Kestrel", times.Ratio, least) : Row.Plain($"`{path}`: requests/s ÷ bare Kestrel", times.Ratio),
            Row.Plain($"`{path}`: the portal, requests/s", times.Ours),
            Row.Plain($"`{path}`: bare Kestrel, requests/s", times.Theirs),
            Row.Plain($"`{path}`: processor time of the server for one request ÷ bare Kestrel", processor.Ratio),
        ];
    }

    private static async Task<(double PerSecond, int Count)> PerSecondAsync(WebProcess web, string path, TimeSpan time)
    {
        var clients = new List<RawClient>();
        var load = await Load.RunAsync(Clients, time, async _ =>
        {
            var client = await RawClient.ConnectAsync(web.Port, path);
            lock (clients)
            {
                clients.Add(client);
            }

            return client.AskAsync;
        });
        clients.ForEach(c => c.Dispose());
        return (load.PerSecond, load.Milliseconds.Sorted.Count);
    }
}
