using System.Collections.Concurrent;
using Portal.Core.Pdf;

namespace Portal.Pages.Municipalities;

/// <summary>
/// The printed lists of this instance, made when they are first asked for and kept until the version or the day is another one
/// (docs/adr/0065). One is made at a time: who asks meanwhile waits and gets the same. A failure is kept for a while as well, so that nobody
/// queues behind a Chromium that hangs.
/// </summary>
public sealed class StatusPdfs(IServiceScopeFactory scopes, IHostApplicationLifetime host, TimeProvider clock) : IDisposable
{
    /// <summary>How long nothing is tried after a failure.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim turn = new(1);
    private readonly ConcurrentDictionary<string, Kept> kept = new(StringComparer.Ordinal);
    private long restsUntil;

    /// <summary>How long one waits for it.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(45);

    /// <param name="of">Which list.</param>
    /// <param name="version">公表の版.</param>
    /// <param name="asOf">The day that decides what has started.</param>
    /// <param name="print">Makes it, in a scope of its own: who asked first may have gone by then.</param>
    /// <param name="cancellationToken">The caller's; the printing goes on for the others.</param>
    /// <returns>Null while it cannot be printed.</returns>
    public async Task<byte[]?> FindAsync(
        string of, int version, DateOnly asOf, Func<IServiceProvider, CancellationToken, Task<byte[]>> print, CancellationToken cancellationToken)
    {
        if (Find() is { } ready)
        {
            return ready;
        }

        try
        {
            return IsResting ? null : await MakeAsync().WaitAsync(Patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            BeginRest();
            return null;
        }

        async Task<byte[]?> MakeAsync()
        {
            await turn.WaitAsync(host.ApplicationStopping);
            try
            {
                return Find() ?? (IsResting ? null : await PrintAsync());
            }
            finally
            {
                turn.Release();
            }
        }

        async Task<byte[]?> PrintAsync()
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var made = await print(scope.ServiceProvider, host.ApplicationStopping);
                kept[of] = new Kept(version, asOf, made);
                return made;
            }
            catch (Exception exception) when (exception is PdfComposerUnavailableException or QpdfException)
            {
                BeginRest();
                return null;
            }
        }

        byte[]? Find() => kept.TryGetValue(of, out var known) && known.Version == version && known.AsOf == asOf ? known.Pdf : null;
    }

    public void Dispose() => turn.Dispose();

    private bool IsResting => clock.GetUtcNow().UtcTicks < Volatile.Read(ref restsUntil);

    private void BeginRest() => Volatile.Write(ref restsUntil, (clock.GetUtcNow() + Rest).UtcTicks);

    private sealed record Kept(int Version, DateOnly AsOf, byte[] Pdf);
}
