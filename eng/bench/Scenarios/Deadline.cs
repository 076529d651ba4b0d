using System.Collections.Concurrent;
using System.Net;
using Portal.Bench.Measures;
using Portal.Bench.Results;

namespace Portal.Bench.Scenarios;

/// <summary>
/// The last hour in small: offices look at their application, save what they type and send it, more and more of them at a time, until one
/// in a hundred waits for a second. Afterwards everything that was answered with a yes has to be there.
/// </summary>
internal sealed class Deadline : IScenario
{
    private const int InARound = 160;
    private const double LongestMilliseconds = 1_000;
    private const int GrantYen = 64_000;
    private const int RequestsOfOne = 8;
    private static readonly int[] AtOnce = [4, 8, 16, 32, 64, 128];

    public string Name => "deadline";

    public async Task<IReadOnlyList<Row>> MeasureAsync(BenchPlace place, CancellationToken cancellationToken)
    {
        await using var portal = await WebProcess.StartPortalAsync(place);
        await using var room = new ApplicantRoom(place);
        var everybody = new List<Applicant>();
        var before = (await room.ReadAsync([])).TakenYen;
        LoadResult? best = null;
        var (bestAtOnce, last) = (0, 0.0);
        foreach (var atOnce in AtOnce.Prepend(AtOnce[0]))
        {
            var applicants = await room.NewApplicantsAsync(InARound, everybody.Count);
            everybody.AddRange(applicants);
            var round = await RunAsync(portal, applicants, atOnce, cancellationToken);
            // The first round pays for what is loaded once.
            if (everybody.Count == InARound)
            {
                continue;
            }

            last = round.Milliseconds.At(0.99);
            if (last > LongestMilliseconds)
            {
                break;
            }

            (best, bestAtOnce) = best is null || round.PerSecond > best.PerSecond ? (round, atOnce) : (best, bestAtOnce);
        }

        var lost = await CountLostAsync(room, everybody, before);
        if (best is null)
        {
            return [Row.Missing("requests/s with a p99 below a second", $"p99 {Number.Text(last)} ms with {AtOnce[0]} at once")];
        }

        return [
            Row.Plain($"requests/s at the highest rate with a p99 below a second ({bestAtOnce} offices at once)", Spread.Of([best.PerSecond])),
            Row.AtMost("the same: p99", Spread.Of([best.Milliseconds.At(0.99)]), LongestMilliseconds, " ms"),
            Row.Plain("the same: median", Spread.Of([best.Milliseconds.Median]), " ms"),
            Row.Plain("the same: applications sent/s", Spread.Of([best.PerSecond / RequestsOfOne])),
            Row.AtMost($"lost or doubled of {everybody.Count} applications, their savings and their budget", Spread.Of([lost]), 0),
        ];
    }

    private static async Task<LoadResult> RunAsync(
        WebProcess portal, IReadOnlyList<Applicant> applicants, int atOnce, CancellationToken cancellationToken)
    {
        var waits = new ConcurrentBag<double>();
        var seconds = await Pairs.SecondsAsync(() => Parallel.ForEachAsync(
            applicants, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken },
            async (applicant, _) => await ApplyAsync(portal, applicant, waits)));
        return new LoadResult(seconds, Spread.Of(waits));
    }

    /// <summary>Looks at the list of tasks, types a cost that is saved three times, looks at the end, sends, and looks what became of it.</summary>
    private static async Task ApplyAsync(WebProcess portal, Applicant applicant, ConcurrentBag<double> waits)
    {
        using var browser = new BenchBrowser(portal, $"198.51.{applicant.Number / 250}.{1 + (applicant.Number % 250)}");
        browser.Keep(ApplicantRoom.Cookie, applicant.Cookie);
        async Task<T> TimeAsync<T>(Func<Task<T>> work)
        {
            T result = default!;
            waits.Add(await Pairs.SecondsAsync(async () => result = await work()) * 1000);
            return result;
        }

        var path = $"/subsidies/applications/{applicant.ApplicationId}";
        await TimeAsync(() => browser.OpenAsync(path));
        var costs = await TimeAsync(() => browser.OpenAsync($"{path}/costs"));
        var mark = BenchBrowser.MarkIn(costs);
        foreach (var support in new[] { "6", "60", SupportOf(applicant) })
        {
            mark = await TimeAsync(() => SaveAsync(browser, $"{path}/costs", BenchBrowser.TokenIn(costs), mark, support));
        }

        var confirm = await TimeAsync(() => browser.OpenAsync($"{path}/confirm"));
        await TimeAsync(async () =>
        {
            using var sent = await browser.PostAsync(
                $"{path}/confirm", BenchBrowser.TokenIn(confirm), [("Mark", BenchBrowser.MarkIn(confirm)), ("Agreed", "true")]);
            return sent.StatusCode == HttpStatusCode.Redirect
                ? sent.StatusCode
                : throw new InvalidOperationException($"Sending answered {(int)sent.StatusCode}.");
        });
        await TimeAsync(() => browser.OpenAsync(path));
    }

    private static string SupportOf(Applicant applicant) => $"{60_000 + applicant.Number}";

    /// <returns>The mark of what is kept now.</returns>
    private static async Task<string> SaveAsync(BenchBrowser browser, string path, string token, string mark, string support)
    {
        using var answer = await browser.PostAsync(
            path, token,
            [("Mark", mark), ("Services", "11"), ("ReaderCostYen", "14,500"), ("Readers", "1"), ("IsCompatible", "true"), ("SupportCostYen", support),
            ("IsNonProfit", "true")],
            wantsJson: true);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw new InvalidOperationException($"Saving answered {(int)answer.StatusCode}.");
        }

        using var json = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("mark").GetString()!;
    }

    private static async Task<double> CountLostAsync(ApplicantRoom room, List<Applicant> everybody, long before)
    {
        var (found, taken) = await room.ReadAsync([.. everybody.Select(a => a.ApplicationId)]);
        var kept = everybody.Count(a => found[a.ApplicationId] is { Receipt: not null } row && row.Support == SupportOf(a));
        var numbers = found.Values.Select(a => a.Receipt).Distinct().Count();
        var tooMuch = Math.Abs(taken - before - ((long)GrantYen * everybody.Count)) / GrantYen;
        return everybody.Count - kept + (everybody.Count - numbers) + tooMuch;
    }
}
