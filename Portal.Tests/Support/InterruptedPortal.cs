using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Core.Storage;

namespace Portal.Tests.Support;

/// <summary>A portal in which something happens in the middle of a worker's work: when it fetches a paper from the store, or saves a file there.</summary>
public sealed class InterruptedPortal : PortalFixture
{
    private Func<Task>? interruption;
    private Func<Task>? interruptionOfSaving;
    private int savesBefore;

    /// <summary>Happens at the next fetch, once.</summary>
    public void AtNextFetch(Func<Task> work) => interruption = work;

    /// <summary>Happens once, when so many files have been saved and the next one is to be.</summary>
    public void AtSave(int savesBefore, Func<Task> work) => (this.savesBefore, interruptionOfSaving) = (savesBefore, work);

    protected override void Replace(IServiceCollection services)
    {
        base.Replace(services);
        services.RemoveAll<IFileStore>();
        services.AddSingleton<IFileStore>(provider => new Store(provider.GetRequiredService<DiskFileStore>(), this));
    }

    private Task InterruptAsync() => Interlocked.Exchange(ref interruption, null)?.Invoke() ?? Task.CompletedTask;

    private Task InterruptSavingAsync() => Interlocked.Decrement(ref savesBefore) < 0
        ? Interlocked.Exchange(ref interruptionOfSaving, null)?.Invoke() ?? Task.CompletedTask : Task.CompletedTask;

    private sealed class Store(DiskFileStore disk, InterruptedPortal portal) : IFileStore
    {
        public async Task<StoredBytes> SaveAsync(Stream content, long maxBytes, CancellationToken cancellationToken)
        {
            await portal.InterruptSavingAsync();
            return await disk.SaveAsync(content, maxBytes, cancellationToken);
        }

        public Task<Stream?> OpenAsync(Guid fileId, CancellationToken cancellationToken) => disk.OpenAsync(fileId, cancellationToken);

        public async Task<LocalFile?> FetchAsync(Guid fileId, CancellationToken cancellationToken)
        {
            await portal.InterruptAsync();
            return await disk.FetchAsync(fileId, cancellationToken);
        }

        public Task DeleteAsync(Guid fileId, CancellationToken cancellationToken) => disk.DeleteAsync(fileId, cancellationToken);
    }
}
