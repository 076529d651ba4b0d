namespace Portal.Core.Storage;

/// <summary>The section <c>Storage</c> of the settings.</summary>
public sealed class StorageOptions
{
    /// <summary>The folder that holds every file, outside the web root and on one file system.</summary>
    public string Path { get; set; } = ".data/files";
}
