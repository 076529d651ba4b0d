using Portal.Bench.Measures;
using Portal.Bench.Results;

namespace Portal.Bench.Scenarios;

/// <summary>One-page letters per second in a run of the portal's against other programs on the same HTML.</summary>
internal sealed class Letters : IScenario
{
    /// <summary>What a worker takes at a time: two prints of a hundred.</summary>
    private const int InARun = 200;

    private const int Alone = 10;

    public string Name => "letters";

    public async Task<IReadOnlyList<Row>> MeasureAsync(BenchPlace place, CancellationToken cancellationToken)
    {
        var folder = place.NewFolder("letters");
        await using var room = new LetterRoom(folder);
        await using var pdf = new PdfRoom(folder);
        var letter = await room.HtmlAsync();
        var html = Path.Combine(folder, "letter.html");
        await File.WriteAllTextAsync(html, letter, cancellationToken);
        var bytes = await room.WriteAsync(InARun, cancellationToken);

        var rows = new List<Row>();
        double best = 0;
        var ours = new List<double>();
        foreach (var peer in LetterPeer.All)
        {
            if (!OtherProgram.IsInstalled(peer.Program))
            {
                rows.Add(Row.Missing($"{peer.Name}, letters/s", "not installed"));
                continue;
            }

            await peer.RunAsync(folder, html);
            var speeds = await Pairs.CollectAsync(
                3,
                async () => InARun / await Pairs.SecondsAsync(() => room.WriteAsync(InARun, cancellationToken)),
                async () => peer.Letters / await Pairs.SecondsAsync(() => peer.RunAsync(folder, html)));
            rows.Add(Row.Plain($"{peer.Name}, letters/s", speeds.Theirs));
            ours.AddRange(speeds.Pairs.Select(p => p.Ours));
            best = Math.Max(best, speeds.Theirs.Median);
        }

        var alone = Alone / await Pairs.SecondsAsync(() => Parallel.ForEachAsync(
            Enumerable.Range(0, Alone), new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellationToken },
            async (_, token) => await pdf.Composer.RenderAsync(letter, token)));
        rows.Add(Row.Plain("the portal, each letter printed by itself, two at a time, letters/s", Spread.Of([alone])));
        rows.Add(Row.Plain("the portal, kilobytes of one letter", Spread.Of([bytes / 1024.0 / InARun])));
        return ours.Count == 0
            ? [Row.Missing("letters/s ÷ the best of the others", "none of them is installed", "≥ 8"), .. rows]
            : [
                Row.AtLeast("letters/s ÷ the best of the others that are installed", Spread.Of(ours.Select(o => o / best)), 8),
                Row.AtLeast($"the portal (a run: written, {InARun} in two prints, taken apart, stored), letters/s", Spread.Of(ours), 50),
                .. rows,
            ];
    }
}
