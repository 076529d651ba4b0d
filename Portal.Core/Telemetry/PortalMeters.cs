using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Portal.Core.Telemetry;

/// <summary>What the portal counts and times of itself; sent nowhere unless an OpenTelemetry endpoint is configured.</summary>
public static class PortalMeters
{
    public const string Name = "KaigoPortal";

    /// <summary>A span around each piece of long work: a round of mails, a packet, the cleaning of a paper.</summary>
    public static readonly ActivitySource Activities = new(Name);

    private static readonly Meter Meter = new(Name);

    /// <summary>Attempts to send a mail, tagged with their result.</summary>
    public static readonly Counter<long> MailAttempts = Meter.CreateCounter<long>("portal.mail.attempts");

    /// <summary>Attempts to assemble a packet, tagged with their result.</summary>
    public static readonly Counter<long> PacketsAssembled = Meter.CreateCounter<long>("portal.packets.assembled");

    /// <summary>How long assembling one packet took.</summary>
    public static readonly Histogram<double> PacketSeconds = Meter.CreateHistogram<double>("portal.packets.duration", "s");

    /// <summary>Entries at the reviewer's gate, tagged with their result.</summary>
    public static readonly Counter<long> GateResults = Meter.CreateCounter<long>("portal.gate.results");

    /// <param name="counter">One of the above.</param>
    /// <param name="result">A word of ours, never anything that was typed.</param>
    public static void Count(this Counter<long> counter, string result) =>
        counter.Add(1, new KeyValuePair<string, object?>("result", result));
}
