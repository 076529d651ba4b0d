using Portal.Core.Storage;

namespace Portal.Core.Quarantine;

/// <summary>Why a file is not even kept for the check.</summary>
internal enum IntakeRefusal
{
    /// <summary>It is not called what we take.</summary>
    WrongEnding,

    /// <summary>中身がない.</summary>
    Empty,

    TooLarge,
}

/// <summary>検査前の保管: keeps the bytes of an arriving file for the check. What it really is, the check finds out.</summary>
internal sealed class Intake(IFileStore files)
{
    /// <param name="Stored">The bytes; null when they are refused at once.</param>
    /// <param name="Refusal">Why they are; null otherwise.</param>
    public sealed record Arrival(StoredBytes? Stored, IntakeRefusal? Refusal);

    /// <param name="fileName">As it is called.</param>
    /// <param name="endings">Those that are taken, with their dots.</param>
    /// <param name="content">The bytes while they arrive.</param>
    /// <param name="mostBytes">As many are taken.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<Arrival> KeepAsync(
        string fileName, IEnumerable<string> endings, Stream content, long mostBytes, CancellationToken cancellationToken)
    {
        if (!endings.Contains(Path.GetExtension(fileName), StringComparer.OrdinalIgnoreCase))
        {
            return new Arrival(null, IntakeRefusal.WrongEnding);
        }

        try
        {
            var stored = await files.SaveAsync(content, mostBytes, cancellationToken);
            if (stored.SizeBytes > 0)
            {
                return new Arrival(stored, null);
            }

            await LetGoAsync(stored);
            return new Arrival(null, IntakeRefusal.Empty);
        }
        catch (FileTooLargeException)
        {
            return new Arrival(null, IntakeRefusal.TooLarge);
        }
    }

    /// <summary>What became of kept bytes: where no row came to hold them, or writing it failed, they are let go of.</summary>
    public async Task<T> HandOverAsync<T>(StoredBytes? stored, Func<Task<T>> write, Func<T, bool> isHeld)
    {
        try
        {
            var result = await write();
            if (stored is not null && !isHeld(result))
            {
                await LetGoAsync(stored);
            }

            return result;
        }
        catch when (stored is not null)
        {
            await LetGoAsync(stored);
            throw;
        }
    }

    // Also when whoever sent it has gone away meanwhile.
    private Task LetGoAsync(StoredBytes stored) => files.DeleteAsync(stored.FileId, CancellationToken.None);
}
