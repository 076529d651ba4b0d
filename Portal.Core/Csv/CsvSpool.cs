namespace Portal.Core.Csv;

/// <summary>The encoding is found by reading a file twice: a stream that cannot go back is first put on disk.</summary>
internal sealed class CsvSpool : IAsyncDisposable
{
    private readonly bool ours;

    private CsvSpool(Stream content, bool ours) => (Content, this.ours) = (content, ours);

    public Stream Content { get; }

    /// <summary>At most one byte more than allowed is kept, enough to see that there is too much.</summary>
    public static async Task<CsvSpool> SeekableAsync(Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        if (content.CanSeek)
        {
            return new CsvSpool(content, ours: false);
        }

        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var copy = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 4096,
            FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        try
        {
            var buffer = new byte[64 * 1024];
            int read;
            while (copy.Length <= maxBytes && (read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                await copy.WriteAsync(buffer.AsMemory(0, (int)Math.Min(read, maxBytes + 1 - copy.Position)), cancellationToken);
                await copy.FlushAsync(cancellationToken);
            }

            copy.Position = 0;
            return new CsvSpool(copy, ours: true);
        }
        catch
        {
            await copy.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => ours ? Content.DisposeAsync() : ValueTask.CompletedTask;
}
