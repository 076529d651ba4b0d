using System.Text;

namespace Portal.Core.Images;

/// <summary>画像の形式: what phones and screens make. HEIC is only ever received; its copy is a JPEG.</summary>
public enum ImageFormat
{
    Jpeg,
    Png,
    Heic,
}

internal static class ImageFormats
{
    private static readonly string[] HeicBrands = ["heic", "heix", "heim", "heis", "mif1"];
    private static readonly string[] SequenceBrands = ["msf1", "hevc", "hevx", "hevm", "hevs"];

    /// <summary>By the first bytes; null when they are those of no picture that we take.</summary>
    /// <exception cref="ImageRefusedException">It moves.</exception>
    public static ImageFormat? Detect(ReadOnlySpan<byte> head)
    {
        if (head is [0xFF, 0xD8, 0xFF, ..])
        {
            return ImageFormat.Jpeg;
        }

        if (head is [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..])
        {
            return ImageFormat.Png;
        }

        // Only recognised to say why: a GIF that stands still is no format of a phone either.
        ImageRefusedException.ThrowIf(head.StartsWith("GIF8"u8), ImageErrors.Animated);
        if (head.Length < 12 || !head[4..8].SequenceEqual("ftyp"u8))
        {
            return null;
        }

        var brand = Encoding.Latin1.GetString(head[8..12]);
        ImageRefusedException.ThrowIf(SequenceBrands.Contains(brand), ImageErrors.Animated);
        return HeicBrands.Contains(brand) ? ImageFormat.Heic : null;
    }

    public static ImageFormat? FromName(string fileName) => Path.GetExtension(fileName).ToUpperInvariant() switch
    {
        ".JPG" or ".JPEG" or ".JPE" or ".JFIF" => ImageFormat.Jpeg,
        ".PNG" => ImageFormat.Png,
        ".HEIC" or ".HEIF" => ImageFormat.Heic,
        _ => null,
    };
}
