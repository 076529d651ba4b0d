namespace Portal.Core.Images;

/// <summary>
/// Walks the boxes of a HEIC (ISO/IEC 23008-12) without decoding. Its pictures are many: tiles, thumbnail, the whole. The
/// largest of their sizes counts.
/// </summary>
internal static class HeicStructure
{
    private const uint Meta = 0x6D657461;
    private const uint ItemProperties = 0x69707270;         // iprp
    private const uint ItemPropertyContainer = 0x6970636F;  // ipco
    private const uint SpatialExtents = 0x69737065;         // ispe

    public static ImageLayout Read(Stream file)
    {
        var sizes = Boxes(file, 0, file.Length).Where(b => b.Type == Meta)
            .SelectMany(meta => Boxes(file, meta.Start + 4, meta.End)).Where(b => b.Type == ItemProperties)
            .SelectMany(properties => Boxes(file, properties.Start, properties.End)).Where(b => b.Type == ItemPropertyContainer)
            .SelectMany(container => Boxes(file, container.Start, container.End)).Where(b => b.Type == SpatialExtents)
            .Select(extents => SizeAt(file, extents.Start + 4))
            .ToList();
        ImageRefusedException.ThrowIf(sizes.Count == 0, ImageErrors.Damaged);
        return new ImageLayout(sizes.Max(s => s.Width), sizes.Max(s => s.Height), file.Length);
    }

    /// <summary>They fill their place to the last byte, or the file is cut off or hides something.</summary>
    private static IEnumerable<Box> Boxes(Stream file, long start, long end)
    {
        for (var at = start; at < end;)
        {
            file.Position = at;
            var (size, type) = ((long)file.ReadU32(), file.ReadU32());
            var content = at + 8;
            if (size == 1)
            {
                size = ((long)file.ReadU32() << 32) | file.ReadU32();
                content += 8;
            }
            else if (size == 0)
            {
                size = end - at;
            }

            ImageRefusedException.ThrowIf(size < content - at || size > end - at, ImageErrors.Damaged);
            yield return new Box(type, content, at + size);
            at += size;
        }
    }

    private static (long Width, long Height) SizeAt(Stream file, long at)
    {
        file.Position = at;
        return (file.ReadU32(), file.ReadU32());
    }

    private readonly record struct Box(uint Type, long Start, long End);
}
