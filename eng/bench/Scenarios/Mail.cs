using Portal.Bench.Measures;
using Portal.Bench.Results;

namespace Portal.Bench.Scenarios;

/// <summary>Emptying the outbox over SMTP, against a loop that sends as many mails over as many connections and keeps no record.</summary>
internal sealed class Mail : IScenario
{
    private const int Mails = 500;

    public string Name => "mail";

    public async Task<IReadOnlyList<Row>> MeasureAsync(BenchPlace place, CancellationToken cancellationToken)
    {
        await using var sink = SmtpSink.Start();
        await using var outbox = new Outbox(place, sink.Port);
        async Task<double> OursAsync()
        {
            await outbox.FillAsync(Mails, cancellationToken);
            var before = sink.Taken;
            var seconds = await Pairs.SecondsAsync(() => outbox.DrainAsync(cancellationToken));
            return sink.Taken - before == Mails
                ? Mails / seconds
                : throw new InvalidOperationException($"{sink.Taken - before} of {Mails} mails arrived.");
        }

        async Task<double> TheirsAsync() => Mails / await Pairs.SecondsAsync(() => BareMails.SendAsync(sink.Port, Mails, Outbox.Connections));
        await OursAsync();
        await TheirsAsync();
        var speeds = await Pairs.CollectAsync(5, OursAsync, TheirsAsync);
        return [
            Row.AtLeast($"{Mails} mails to {Outbox.Domains} domains out of the outbox, mails/s", speeds.Ours, 50),
            Row.Plain("the bare loop, mails/s", speeds.Theirs),
            Row.Plain("the portal ÷ the bare loop", speeds.Ratio),
        ];
    }
}
