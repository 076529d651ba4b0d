using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Portal.Tests.Core.Images;

/// <summary>Pictures as cameras and attackers write them. The left half is red, the right half blue.</summary>
public static class TestPicture
{
    public static readonly (int Red, int Green, int Blue) Left = (200, 40, 40);
    public static readonly (int Red, int Green, int Blue) Right = (40, 40, 200);

    public static byte[] Png(int width, int height, params (string Type, byte[] Content)[] chunks)
    {
        var row = new byte[1 + width * 3];
        for (var x = 0; x < width; x++)
        {
            var (red, green, blue) = x < width / 2 ? Left : Right;
            (row[1 + x * 3], row[2 + x * 3], row[3 + x * 3]) = ((byte)red, (byte)green, (byte)blue);
        }

        using var packed = new MemoryStream();
        using (var pack = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                pack.Write(row);
            }
        }

        return PngOf(width, height, [.. chunks, ("IDAT", packed.ToArray())]);
    }

    /// <summary>A PNG that claims any size.</summary>
    public static byte[] PngOf(int width, int height, params (string Type, byte[] Content)[] chunks)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        return [0x89, .. "PNG\r\n\u001A\n"u8, .. Chunk("IHDR", header), .. chunks.SelectMany(c => Chunk(c.Type, c.Content)), .. Chunk("IEND", [])];
    }

    /// <summary>An APP1 segment behind a JPEG's beginning: how the camera was held, and where.</summary>
    public static byte[] WithExif(byte[] jpeg, byte orientation)
    {
        byte[] tiff =
        [
            .. "MM\0*"u8, 0, 0, 0, 8, 0, 2,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
            0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0,

            // The GPS directory: north, and a name of the method long enough to be found again.
            0, 2, 0, 1, 0, 2, 0, 0, 0, 2, (byte)'N', 0, 0, 0,
            0, 0x1B, 0, 7, 0, 0, 0, 16, 0, 0, 0, 68, 0, 0, 0, 0,
            .. "SATELLITE-35.689"u8,
        ];
        return WithSegment(jpeg, 0xE1, [.. "Exif\0\0"u8, .. tiff]);
    }

    public static byte[] WithSegment(byte[] jpeg, byte marker, byte[] content)
    {
        var length = content.Length + 2;
        return [.. jpeg[..2], 0xFF, marker, (byte)(length >> 8), (byte)length, .. content, .. jpeg[2..]];
    }

    public static byte[] Zip()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("macro.js").Open();
            entry.Write("alert(1)"u8);
        }

        return bytes.ToArray();
    }

    private static byte[] Chunk(string type, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. content];
        var chunk = new byte[named.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        named.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(named.Length + 4), Checksum(named));
        return chunk;
    }

    private static uint Checksum(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var bit in bytes.SelectMany(b => Enumerable.Range(0, 8).Select(i => (uint)(b >> i) & 1)))
        {
            sum = (sum >> 1) ^ (((sum ^ bit) & 1) * 0xEDB88320);
        }

        return ~sum;
    }
}
