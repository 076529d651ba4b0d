using System.Collections.Concurrent;

namespace Portal.Pages.Municipalities;

/// <summary>
/// The printed lists of this instance, made when they are first asked for and kept until the version or the day is another one
/// (docs/adr/0065). One is made at a time: who asks meanwhile waits and gets the same.
/// </summary>
public sealed class StatusPdfs : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private readonly ConcurrentDictionary<string, Kept> kept = new(StringComparer.Ordinal);

    /// <param name="of">Which list.</param>
    /// <param name="version">公表の版.</param>
    /// <param name="asOf">The day that decides what has started.</param>
    /// <param name="print">Makes it.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<byte[]> FindAsync(
        string of, int version, DateOnly asOf, Func<CancellationToken, Task<byte[]>> print, CancellationToken cancellationToken)
    {
        if (Find() is { } ready)
        {
            return ready;
        }

        await turn.WaitAsync(cancellationToken);
        try
        {
            if (Find() is { } meanwhile)
            {
                return meanwhile;
            }

            var made = await print(cancellationToken);
            kept[of] = new Kept(version, asOf, made);
            return made;
        }
        finally
        {
            turn.Release();
        }

        byte[]? Find() => kept.TryGetValue(of, out var known) && known.Version == version && known.AsOf == asOf ? known.Pdf : null;
    }

    public void Dispose() => turn.Dispose();

    private sealed record Kept(int Version, DateOnly AsOf, byte[] Pdf);
}
