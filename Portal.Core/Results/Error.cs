namespace Portal.Core.Results;

/// <summary>An expected refusal: what the reader should do next, in plain Japanese.</summary>
/// <param name="Message">One sentence, ending in 。, shown as it is.</param>
/// <param name="Field">The request member it belongs to; null when it concerns the whole form.</param>
public sealed record Error(string Message, string? Field = null);
