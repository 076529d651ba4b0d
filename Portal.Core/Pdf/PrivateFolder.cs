namespace Portal.Core.Pdf;

/// <summary>A working folder that only this user can enter, removed with everything in it when disposed.</summary>
internal sealed class PrivateFolder : IDisposable
{
    private const string Prefix = "portal-pdf-";
    private readonly string folder;

    public PrivateFolder(string parent)
    {
        folder = System.IO.Path.Combine(parent, $"{Prefix}{Guid.CreateVersion7():N}");
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("The portal runs where folders have Unix permissions.");
        }

        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Those in which nothing was written since, and which their process never removed.</summary>
    public static IEnumerable<DirectoryInfo> OlderThan(string parent, DateTimeOffset before) =>
        new DirectoryInfo(parent).EnumerateDirectories($"{Prefix}*").Where(left => left.LastWriteTimeUtc < before.UtcDateTime);

    public string Path => folder;

    public string File(string name) => System.IO.Path.Combine(folder, name);

    /// <summary>A new file that nobody else can read, not even through an open folder.</summary>
    public FileStream CreateSecret(string name)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(File(name), options);
    }

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
