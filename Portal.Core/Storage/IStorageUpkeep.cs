namespace Portal.Core.Storage;

/// <summary>What the health page and the nightly clean-up ask of a store.</summary>
public interface IStorageUpkeep
{
    /// <summary>Writes a little, reads it back and removes it.</summary>
    /// <exception cref="StorageUnavailableException">One of these is not possible now.</exception>
    Task ProbeAsync(CancellationToken cancellationToken);

    /// <summary>Removes uploads that were abandoned more than a day ago, by a crash in their middle; answers how many.</summary>
    Task<int> SweepAsync(CancellationToken cancellationToken);

    /// <summary>Files that have lain there since before an instant: those that no row speaks of were left by a crash.</summary>
    Task<IReadOnlyList<Guid>> FindOlderThanAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
