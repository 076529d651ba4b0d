using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using static Portal.Core.Storage.Disk;

namespace Portal.Core.Storage;

/// <summary>
/// Files in one folder of this machine, named by their id only. A file appears under its name complete and flushed to the
/// disk, or not at all.
/// </summary>
public sealed class DiskFileStore(IOptions<StorageOptions> options, TimeProvider clock) : IFileStore, IStorageUpkeep
{
    private const int BufferBytes = 128 * 1024;
    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromHours(24);

    private readonly string root = Path.GetFullPath(options.Value.Path);

    // Inside the root, so that the final rename stays on one file system and is atomic.
    private string IncomingFolder => Path.Combine(root, "incoming");

    public async Task<StoredBytes> SaveAsync(Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        var fileId = Guid.CreateVersion7();
        var incoming = Path.Combine(IncomingFolder, $"{fileId:N}.tmp");
        try
        {
            var (size, sha256) = await WriteAsync(content, incoming, maxBytes, cancellationToken);
            OnDisk(() =>
            {
                var final = PathOf(fileId);
                CreateFolder(Path.GetDirectoryName(Path.GetDirectoryName(final))!);
                CreateFolder(Path.GetDirectoryName(final)!);
                File.Move(incoming, final);
            });
            return new StoredBytes(fileId, size, sha256);
        }
        catch
        {
            TryDelete(incoming);
            throw;
        }
    }

    public Task<Stream?> OpenAsync(Guid fileId, CancellationToken cancellationToken) =>
        Task.FromResult<Stream?>(OnDisk(() => Exists(fileId, out var path) ? OpenExisting(path) : null));

    public Task<LocalFile?> FetchAsync(Guid fileId, CancellationToken cancellationToken) =>
        Task.FromResult(OnDisk(() => Exists(fileId, out var path) ? new LocalFile(path) : null));

    public Task DeleteAsync(Guid fileId, CancellationToken cancellationToken)
    {
        OnDisk(() =>
        {
            if (Exists(fileId, out var path))
            {
                File.Delete(path);
            }
        });
        return Task.CompletedTask;
    }

    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        var written = RandomNumberGenerator.GetBytes(1024);
        var stored = await SaveAsync(new MemoryStream(written), written.Length, cancellationToken);
        try
        {
            await using var stream = await OpenAsync(stored.FileId, cancellationToken);
            var read = new byte[written.Length];
            if (stream is null || await stream.ReadAtLeastAsync(read, read.Length, false, cancellationToken) < read.Length
                || !read.AsSpan().SequenceEqual(written))
            {
                throw new StorageUnavailableException("The store does not give back what was written.");
            }
        }
        catch (IOException exception)
        {
            throw new StorageUnavailableException("The store cannot be read.", exception);
        }
        finally
        {
            await DeleteAsync(stored.FileId, CancellationToken.None);
        }
    }

    public Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var before = (clock.GetUtcNow() - AbandonedAfter).UtcDateTime;
        var removed = OnDisk(() =>
        {
            CreateFolder(root);
            CreateFolder(IncomingFolder);
            var abandoned = Directory.EnumerateFiles(IncomingFolder, "*.tmp")
                .Where(path => File.GetLastWriteTimeUtc(path) < before)
                .ToList();
            abandoned.ForEach(File.Delete);
            return abandoned.Count;
        });
        return Task.FromResult(removed);
    }

    public Task<IReadOnlyList<Guid>> FindOlderThanAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Guid>>(OnDisk(() =>
        {
            CreateFolder(root);
            return (List<Guid>)[.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .Where(path => File.GetLastWriteTimeUtc(path) < before.UtcDateTime)
                .Select(path => Guid.TryParseExact(Path.GetFileName(path), "N", out var id) ? id : Guid.Empty)
                .Where(id => id != Guid.Empty)];
        }));

    private async Task<(long Size, string Sha256)> WriteAsync(
        Stream content, string path, long maxBytes, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            await using var file = OnDisk(() => CreateIncoming(path));
            long size = 0;
            int read;

            // A failing source (a browser that went away) is the caller's matter; only the disk's failures are ours to name.
            while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                size += read;
                if (size > maxBytes)
                {
                    throw new FileTooLargeException(maxBytes);
                }

                hash.AppendData(buffer, 0, read);
                await OnDiskAsync(() => file.WriteAsync(buffer.AsMemory(0, read), cancellationToken));
            }

            OnDisk(() => file.Flush(flushToDisk: true));
            return (size, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private FileStream CreateIncoming(string path)
    {
        CreateFolder(root);
        CreateFolder(IncomingFolder);
        return CreateFile(path);
    }

    // Delete is shared: a purge removes the name at once, even while somebody still reads.
    private static FileStream OpenExisting(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferBytes, FileOptions.Asynchronous);

    // The tail of a version 7 id is random; its head is the time, and would put a whole day into one folder.
    private string PathOf(Guid fileId)
    {
        var name = fileId.ToString("N");
        return Path.Combine(root, name[^2..], name[^4..^2], name);
    }

    private bool Exists(Guid fileId, out string path)
    {
        // A root that cannot be made or entered is told; otherwise every file would look purged.
        CreateFolder(root);
        path = PathOf(fileId);
        return File.Exists(path);
    }
}
