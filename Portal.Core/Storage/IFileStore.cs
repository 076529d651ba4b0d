namespace Portal.Core.Storage;

/// <summary>
/// Where bytes live (disk today, an object store tomorrow). A file has a generated id and no name; whoever keeps the
/// id decides who may read it.
/// </summary>
public interface IFileStore
{
    /// <summary>Streams <paramref name="content"/> into the store, counting real bytes.</summary>
    /// <exception cref="FileTooLargeException">More than <paramref name="maxBytes"/> arrived; nothing is kept.</exception>
    Task<StoredBytes> SaveAsync(Stream content, long maxBytes, CancellationToken cancellationToken);

    /// <summary>A seekable stream over the file; null when it is gone.</summary>
    Task<Stream?> OpenAsync(Guid fileId, CancellationToken cancellationToken);

    /// <summary>
    /// A path on this machine that programs such as qpdf can read, valid until disposed; null when the file is gone.
    /// </summary>
    Task<LocalFile?> FetchAsync(Guid fileId, CancellationToken cancellationToken);

    /// <summary>Removes the bytes for good. Deleting what is already gone is not an error.</summary>
    Task DeleteAsync(Guid fileId, CancellationToken cancellationToken);
}

/// <param name="FileId">The generated id.</param>
/// <param name="SizeBytes">The number of bytes that really arrived.</param>
/// <param name="Sha256">Lower-case hexadecimal SHA-256 of the content.</param>
public sealed record StoredBytes(Guid FileId, long SizeBytes, string Sha256);

/// <summary>A readable path; disposing it removes a temporary copy, if one was made.</summary>
public sealed class LocalFile(string path, Action? release = null) : IDisposable
{
    public string Path { get; } = path;

    public void Dispose() => release?.Invoke();
}

public sealed class FileTooLargeException(long maxBytes) : IOException($"More than {maxBytes} bytes.");
