namespace Portal.Core.Images;

/// <summary>Walks a JPEG from marker to marker (ITU-T T.81, annex B) without decoding it.</summary>
internal static class JpegStructure
{
    private const int StartOfImage = 0xD8;
    private const int EndOfImage = 0xD9;
    private const int StartOfScan = 0xDA;

    public static ImageLayout Read(Stream file)
    {
        file.Position = 2;
        var (width, height, components) = (0, 0, 0);
        while (NextMarker(file) is var marker && marker != EndOfImage)
        {
            ImageRefusedException.ThrowIf(marker is 0 or StartOfImage, ImageErrors.Damaged);
            if (IsAlone(marker))
            {
                continue;
            }

            var end = file.Position + file.ReadU16();
            if (IsFrame(marker))
            {
                ImageRefusedException.ThrowIf(width != 0, ImageErrors.Damaged);
                file.Position++;
                (height, width, components) = (file.ReadU16(), file.ReadU16(), file.ReadByte());
            }

            ImageRefusedException.ThrowIf(end < file.Position || end > file.Length, ImageErrors.Damaged);
            file.Position = end;
            if (marker == StartOfScan)
            {
                SkipScan(file);
            }
        }

        return new ImageLayout(width, height, file.Position, components == 1);
    }

    private static int NextMarker(Stream file)
    {
        ImageRefusedException.ThrowIf(NextByte(file) != 0xFF, ImageErrors.Damaged);
        int marker;
        do
        {
            marker = NextByte(file);
        }
        while (marker == 0xFF);
        return marker;
    }

    /// <summary>To the marker behind the packed data, in which FF 00 and the restart markers belong to it.</summary>
    private static void SkipScan(Stream file)
    {
        while (true)
        {
            if (NextByte(file) != 0xFF)
            {
                continue;
            }

            var next = NextByte(file);
            if (next == 0xFF)
            {
                file.Position--;
            }
            else if (next != 0 && !IsAlone(next))
            {
                file.Position -= 2;
                return;
            }
        }
    }

    private static bool IsAlone(int marker) => marker is 0x01 or (>= 0xD0 and <= 0xD7);

    // SOF0 to SOF15; DHT, JPG and DAC lie between them.
    private static bool IsFrame(int marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static int NextByte(Stream file) => file.ReadByte() is >= 0 and var value ? value : throw new EndOfStreamException();
}
