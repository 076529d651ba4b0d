namespace Portal.Core.Pdf;

/// <summary>A working folder that only this user can enter, removed with everything in it when disposed.</summary>
internal sealed class PrivateFolder : IDisposable
{
    private readonly string folder;

    public PrivateFolder(string parent)
    {
        folder = System.IO.Path.Combine(parent, $"portal-pdf-{Guid.CreateVersion7():N}");
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("The portal runs where folders have Unix permissions.");
        }

        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

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
