using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Core.Storage;

namespace Portal.Tests.Core.Storage;

public sealed class DiskFileStoreTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"store-{Guid.NewGuid():N}");
    private readonly DiskFileStore store;

    public DiskFileStoreTests() => store = StoreIn(folder);

    [Fact]
    public async Task What_is_saved_comes_back_counted_and_hashed()
    {
        var content = RandomNumberGenerator.GetBytes(300_000);

        var stored = await store.SaveAsync(new MemoryStream(content), 300_000, default);

        Assert.Equal(300_000, stored.SizeBytes);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), stored.Sha256);
        await using var stream = await store.OpenAsync(stored.FileId, default);
        Assert.True(stream!.CanSeek);
        Assert.Equal(300_000, stream.Length);
        stream.Position = 200_000;
        var tail = new byte[100_000];
        await stream.ReadExactlyAsync(tail);
        Assert.Equal(content[200_000..], tail);
    }

    [Fact]
    public async Task An_empty_file_is_a_file()
    {
        var stored = await store.SaveAsync(new MemoryStream(), 0, default);

        Assert.Equal(0, stored.SizeBytes);
        Assert.NotNull(await store.OpenAsync(stored.FileId, default));
    }

    [Fact]
    public async Task Files_spread_by_the_random_tail_of_their_id()
    {
        var stored = await store.SaveAsync(new MemoryStream([1]), 1, default);

        var name = stored.FileId.ToString("N");
        Assert.True(File.Exists(Path.Combine(folder, name[^2..], name[^4..^2], name)));
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task Only_the_owner_may_read()
    {
        var stored = await store.SaveAsync(new MemoryStream([1]), 1, default);

        using var local = await store.FetchAsync(stored.FileId, default);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(local!.Path));
        var owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Assert.All(Directory.GetDirectories(folder, "*", SearchOption.AllDirectories).Append(folder),
            path => Assert.Equal(owner, File.GetUnixFileMode(path)));
    }

    [Fact]
    public async Task One_byte_too_many_leaves_nothing_behind()
    {
        await Assert.ThrowsAsync<FileTooLargeException>(() => store.SaveAsync(new MemoryStream(new byte[11]), 10, default));

        Assert.Empty(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_source_that_breaks_off_leaves_nothing_behind_and_is_not_the_stores_fault()
    {
        await Assert.ThrowsAsync<IOException>(() => store.SaveAsync(new BrokenStream(), 1_000_000, default));

        Assert.Empty(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Deleting_twice_is_no_error_and_ends_a_file_for_good()
    {
        var stored = await store.SaveAsync(new MemoryStream([1, 2, 3]), 3, default);
        await using var reading = await store.OpenAsync(stored.FileId, default);

        await store.DeleteAsync(stored.FileId, default);
        await store.DeleteAsync(stored.FileId, default);

        Assert.Null(await store.OpenAsync(stored.FileId, default));
        Assert.Null(await store.FetchAsync(stored.FileId, default));
    }

    [Fact]
    public async Task What_was_never_there_is_null_even_before_the_first_upload()
    {
        Assert.Null(await store.OpenAsync(Guid.CreateVersion7(), default));
        await store.DeleteAsync(Guid.CreateVersion7(), default);
    }

    [Fact]
    public async Task Uploads_abandoned_for_more_than_a_day_are_swept()
    {
        var kept = await store.SaveAsync(new MemoryStream([1]), 1, default);
        var old = Path.Combine(folder, "incoming", "old.tmp");
        var young = Path.Combine(folder, "incoming", "young.tmp");
        await File.WriteAllTextAsync(old, "x");
        await File.WriteAllTextAsync(young, "x");
        File.SetLastWriteTimeUtc(old, Now.AddHours(-25).UtcDateTime);
        File.SetLastWriteTimeUtc(young, Now.AddHours(-23).UtcDateTime);

        Assert.Equal(1, await store.SweepAsync(default));

        Assert.False(File.Exists(old));
        Assert.True(File.Exists(young));
        Assert.NotNull(await store.OpenAsync(kept.FileId, default));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_used_is_told_by_name()
    {
        await File.WriteAllTextAsync(folder, "a file where the folder should be");
        var broken = StoreIn(Path.Combine(folder, "files"));

        await Assert.ThrowsAsync<StorageUnavailableException>(() => broken.SaveAsync(new MemoryStream([1]), 1, default));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => broken.OpenAsync(Guid.NewGuid(), default));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => broken.ProbeAsync(default));
        File.Delete(folder);
    }

    [Fact]
    public async Task A_probe_leaves_no_trace()
    {
        await store.ProbeAsync(default);

        Assert.Empty(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task The_settings_name_the_folder()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Storage:Path", folder)])
            .Build();
        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddStorage(configuration).BuildServiceProvider();

        await services.GetRequiredService<IFileStore>().SaveAsync(new MemoryStream([1]), 1, default);

        Assert.Single(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
        Assert.Same(services.GetRequiredService<IFileStore>(), services.GetRequiredService<IStorageUpkeep>());
    }

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static DiskFileStore StoreIn(string path) =>
        new(Options.Create(new StorageOptions { Path = path }), new FixedClock());

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class BrokenStream : MemoryStream
    {
        private bool begun;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (begun)
            {
                throw new IOException("The client went away.");
            }

            begun = true;
            return ValueTask.FromResult(1000);
        }
    }
}
