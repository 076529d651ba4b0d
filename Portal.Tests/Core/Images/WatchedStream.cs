namespace Portal.Tests.Core.Images;

/// <summary>Notes the largest piece that is read or written at once.</summary>
internal sealed class WatchedStream(MemoryStream inner) : Stream
{
    public int LargestPiece { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => inner.Length;

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, Noted(count));

    public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, Noted(count));

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }

    private int Noted(int count)
    {
        LargestPiece = Math.Max(LargestPiece, count);
        return count;
    }
}
