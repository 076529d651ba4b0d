namespace Portal.Core.Quarantine;

/// <summary>Work that outlasts its lease: says again and again that it is still at it, so that nobody else begins the same.</summary>
internal static class LongWork
{
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    public static async Task<T> WhileAsync<T>(Task<T> work, Func<Task> stillHere, CancellationToken cancellationToken)
    {
        while (await Task.WhenAny(work, Task.Delay(Beat, cancellationToken)) != work && !cancellationToken.IsCancellationRequested)
        {
            await stillHere();
        }

        return await work;
    }
}
