namespace Portal.Core.Images;

/// <summary>Walks a PNG from chunk to chunk (ISO/IEC 15948) without unpacking any; checksums are the decoder's.</summary>
internal static class PngStructure
{
    private const uint Header = 0x49484452;            // IHDR
    private const uint AnimationControl = 0x6163544C;  // acTL
    private const uint End = 0x49454E44;               // IEND

    public static ImageLayout Read(Stream file)
    {
        file.Position = 8;
        var (length, type) = (file.ReadU32(), file.ReadU32());
        ImageRefusedException.ThrowIf(length != 13 || type != Header, ImageErrors.Damaged);
        var (width, height) = (file.ReadU32(), file.ReadU32());
        file.Position++;
        var isGrey = file.ReadByte() is 0 or 4;
        file.Position = 16;
        while (type != End)
        {
            file.Position += length + 4;
            (length, type) = (file.ReadU32(), file.ReadU32());
            ImageRefusedException.ThrowIf(type == AnimationControl, ImageErrors.Animated);
        }

        ImageRefusedException.ThrowIf(file.Position + length + 4 > file.Length, ImageErrors.Damaged);
        return new ImageLayout(width, height, file.Position + length + 4, isGrey);
    }
}
