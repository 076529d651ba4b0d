using Portal.Core.Storage;

namespace Portal.Core.ReviewBoard;

/// <summary>Keeps the bytes of an arriving paper for the check (検査前の保管): what it really is, the check finds out.</summary>
internal sealed class PaperQuarantine(IFileStore files)
{
    /// <param name="Stored">The bytes; null when the paper is refused at once.</param>
    /// <param name="Problem">Why it is; null otherwise.</param>
    public sealed record Arrival(StoredBytes? Stored, string? Problem);

    /// <summary>Only what is called a PDF, is not empty and not too large.</summary>
    public async Task<Arrival> KeepAsync(string fileName, Stream content, CancellationToken cancellationToken)
    {
        if (!fileName.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase))
        {
            return new Arrival(null, PaperProblems.NotAPdf);
        }

        try
        {
            var stored = await files.SaveAsync(content, ReviewDocument.MaxBytes, cancellationToken);
            if (stored.SizeBytes > 0)
            {
                return new Arrival(stored, null);
            }

            await LetGoAsync(stored);
            return new Arrival(null, PaperProblems.Empty);
        }
        catch (FileTooLargeException)
        {
            return new Arrival(null, PaperProblems.TooLarge);
        }
    }

    /// <summary>Also when whoever sent it has gone away meanwhile.</summary>
    public Task LetGoAsync(StoredBytes stored) => files.DeleteAsync(stored.FileId, CancellationToken.None);
}
