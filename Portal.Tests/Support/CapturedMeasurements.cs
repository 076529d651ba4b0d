using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Portal.Core.Telemetry;

namespace Portal.Tests.Support;

/// <summary>What the portal measures while a test runs; other tests may be heard as well.</summary>
public sealed class CapturedMeasurements : IDisposable
{
    private readonly MeterListener listener = new();

    public CapturedMeasurements()
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == PortalMeters.Name)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Add(instrument, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add(instrument, tags));
        listener.Start();
    }

    /// <summary>portal.gate.results result=Opened</summary>
    public ConcurrentQueue<string> Lines { get; } = new();

    public void Dispose() => listener.Dispose();

    private void Add(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        Lines.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray().Select(t => $"{t.Key}={t.Value}"))}".TrimEnd());
}
