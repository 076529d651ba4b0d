namespace Portal.Core.Images;

/// <summary>Settings of the picture room, section <c>Images</c>. Its working folders are made in <c>Pdf:WorkFolder</c>.</summary>
public sealed class ImageOptions
{
    public const string Section = "Images";

    /// <summary>The vips program, by name or full path.</summary>
    public string VipsPath { get; set; } = "vips";

    /// <summary>The longest that drawing one picture anew may take.</summary>
    public int TimeLimitSeconds { get; set; } = 60;

    /// <summary>The most memory that drawing one picture may map: three times what a HEIC of 100 megapixels was seen to use.</summary>
    public int MemoryLimitMegabytes { get; set; } = 2048;
}
