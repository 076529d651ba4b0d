namespace Portal.Core.Storage;

/// <summary>Files and folders that only this user can read, and the disk's failures by their one name.</summary>
internal static class Disk
{
    private const UnixFileMode OwnerOnlyFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerOnlyFolder = OwnerOnlyFile | UnixFileMode.UserExecute;

    public static FileStream CreateFile(string path)
    {
        var creation = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            Options = FileOptions.Asynchronous,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            creation.UnixCreateMode = OwnerOnlyFile;
        }

        return new FileStream(path, creation);
    }

    // One level at a time: only the last folder of a path gets the mode.
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnlyFolder);
        }
    }

    public static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The sweep removes it; the reason why we are here matters more.
        }
    }

    public static void OnDisk(Action work) => OnDisk(() =>
    {
        work();
        return true;
    });

    public static T OnDisk<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(exception);
        }
    }

    public static async Task OnDiskAsync(Func<ValueTask> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(exception);
        }
    }

    private static StorageUnavailableException Unavailable(Exception exception) =>
        new("The file store cannot be used now.", exception);
}
