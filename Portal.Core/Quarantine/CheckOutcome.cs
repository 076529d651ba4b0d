using Portal.Core.Pdf;
using Portal.Core.Storage;

namespace Portal.Core.Quarantine;

/// <summary>What came of one check (検査の結果).</summary>
internal abstract record CheckOutcome
{
    /// <param name="Stored">The harmless copy.</param>
    /// <param name="ContentType">application/pdf, image/jpeg or image/png.</param>
    /// <param name="Pdf">Its pages; null for a picture.</param>
    public sealed record Clean(StoredBytes Stored, string ContentType, PdfCleaning.Clean? Pdf) : CheckOutcome;

    public sealed record Refused(string Problem) : CheckOutcome;

    /// <summary>Something that is needed for the check is away.</summary>
    public sealed record Waits(string Problem) : CheckOutcome;

    /// <summary>The decoder was killed, by this file or by something else.</summary>
    public sealed record BrokenOff : CheckOutcome;
}

/// <summary>What they are told who wait for the file, in the words of its room.</summary>
internal sealed record CheckWords(
    string Infected, string TooLargeToScan, string AwaitingScan, string AwaitingStore, string AwaitingProgram, string GaveUp);
