using Microsoft.Extensions.Options;
using Portal.Core.Pdf;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// Reviewers' copies take turns (順番待ち): so many at once on this machine, and one at a time of a visit, so that nobody who
/// presses a button again and again takes the others' places.
/// </summary>
public sealed class CopyTurns(IOptions<PdfOptions> options) : IDisposable
{
    private readonly SemaphoreSlim machine = new(options.Value.CopiesAtOnce);

    // Some visits share a lane and now and then wait for each other: in return, there is nothing to clear away.
    private readonly SemaphoreSlim[] lanes = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1))];

    public async Task<T> TakeAsync<T>(Guid visitId, Func<Task<T>> make, CancellationToken cancellationToken)
    {
        var lane = lanes[(uint)visitId.GetHashCode() % lanes.Length];
        await lane.WaitAsync(cancellationToken);
        try
        {
            await machine.WaitAsync(cancellationToken);
            try
            {
                return await make();
            }
            finally
            {
                machine.Release();
            }
        }
        finally
        {
            lane.Release();
        }
    }

    public void Dispose()
    {
        machine.Dispose();
        Array.ForEach(lanes, lane => lane.Dispose());
    }
}
