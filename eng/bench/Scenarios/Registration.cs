using System.Diagnostics;
using Portal.Bench.Measures;
using Portal.Bench.Results;
using Portal.Core.ReviewBoard;

namespace Portal.Bench.Scenarios;

/// <summary>From the clerk's 登録する to the mail server's 250 for each reviewer, while several clerks register at once.</summary>
internal sealed class Registration : IScenario
{
    private const int Sessions = 40;
    private const int Reviewers = 5;
    private const int Clerks = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public string Name => "registration";

    public async Task<IReadOnlyList<Row>> MeasureAsync(BenchPlace place, CancellationToken cancellationToken)
    {
        await using var sink = SmtpSink.Start();
        await using var room = new RegistrationRoom(place, sink.Port);
        await room.NewInsurerAsync(cancellationToken);
        var requests = new List<RegisterReviewSession>();
        for (var number = 1; number <= Sessions; number++)
        {
            requests.Add(await room.NewReadySessionAsync(number, Reviewers, cancellationToken));
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var working = Task.Run(() => room.WorkAsync(stop.Token), cancellationToken);
        var waits = new List<double>();
        await Parallel.ForEachAsync(
            requests,
            new ParallelOptions { MaxDegreeOfParallelism = Clerks, CancellationToken = cancellationToken },
            async (request, token) =>
            {
                var start = Stopwatch.GetTimestamp();
                await room.RegisterAsync(request, token);
                for (var position = 1; position <= Reviewers; position++)
                {
                    var taken = await sink.TakenAtAsync(RegistrationRoom.AddressOf(request.SessionId, position)).WaitAsync(Patience, token);
                    lock (waits)
                    {
                        waits.Add(Stopwatch.GetElapsedTime(start, taken).TotalSeconds);
                    }
                }
            });
        await stop.CancelAsync();
        await working;

        var spread = Spread.Of(waits);
        return [
            Row.AtMost($"{waits.Count} mails of {Sessions} registrations, {Clerks} at a time: p95", Spread.Of([spread.At(0.95)]), 15, " s"),
            Row.Plain("all of them", spread, " s"),
        ];
    }
}
