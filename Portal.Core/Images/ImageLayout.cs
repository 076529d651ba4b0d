using System.Buffers.Binary;

namespace Portal.Core.Images;

/// <summary>What a picture's own bytes say before anything is decoded: its size, where it ends, whether it has colours.</summary>
internal readonly record struct ImageLayout(long Width, long Height, long End, bool IsGrey = false)
{
    /// <exception cref="ImageRefusedException">The structure breaks off, contradicts itself, or moves.</exception>
    public static ImageLayout Read(Stream file, ImageFormat format)
    {
        try
        {
            return format switch
            {
                ImageFormat.Jpeg => JpegStructure.Read(file),
                ImageFormat.Png => PngStructure.Read(file),
                ImageFormat.Heic => HeicStructure.Read(file),
                _ => throw new ArgumentOutOfRangeException(nameof(format)),
            };
        }
        catch (EndOfStreamException)
        {
            throw new ImageRefusedException(ImageErrors.Damaged);
        }
    }
}

/// <summary>Numbers as JPEG, PNG and HEIC write them: the largest byte first.</summary>
internal static class BigEndian
{
    public static int ReadU16(this Stream file)
    {
        Span<byte> bytes = stackalloc byte[2];
        file.ReadExactly(bytes);
        return BinaryPrimitives.ReadUInt16BigEndian(bytes);
    }

    public static uint ReadU32(this Stream file)
    {
        Span<byte> bytes = stackalloc byte[4];
        file.ReadExactly(bytes);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }
}
