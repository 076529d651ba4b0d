namespace Portal.Tests.Support;

/// <summary>What arrives over a line: it cannot go back, nobody knows how long it is, and it may break off.</summary>
/// <param name="content">What arrives, again and again until the length is reached.</param>
/// <param name="length">So many bytes in all.</param>
/// <param name="breaksAt">After so many bytes the sender is gone.</param>
public sealed class OneWayStream(byte[] content, long length, long breaksAt = long.MaxValue) : Stream
{
    private long position;

    public OneWayStream(byte[] content)
        : this(content, content.Length)
    {
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>A file of one byte, however long, without holding it.</summary>
    public static OneWayStream Of(byte fill, long length, long breaksAt = long.MaxValue) =>
        new([.. Enumerable.Repeat(fill, 64 * 1024)], length, breaksAt);

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (position >= breaksAt)
        {
            throw new IOException("The browser went away.");
        }

        var at = (int)(position % content.Length);
        var read = (int)Math.Min(Math.Min(count, length - position), content.Length - at);
        content.AsSpan(at, read).CopyTo(buffer.AsSpan(offset));
        position += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
