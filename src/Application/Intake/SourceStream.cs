using Microsoft.Win32.SafeHandles;

namespace QuotaCompliance.Application.Intake;

/// <summary>An input of a fixed length; a file that shrinks, grows or vanishes while it is read stops the run instead of losing rows.</summary>
internal sealed class SourceStream : Stream
{
    private readonly SafeFileHandle? handle;
    private readonly ReadOnlyMemory<byte> bytes;
    private long position;

    public SourceStream(string path)
    {
        // Whoever writes the file is not held up; its length tells whether somebody did.
        handle = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete, options: FileOptions.SequentialScan);
        Length = RandomAccess.GetLength(handle);
    }

    /// <summary>What never lay on a disk.</summary>
    public SourceStream(ReadOnlyMemory<byte> bytes) => (this.bytes, Length) = (bytes, bytes.Length);

    public override long Length { get; }

    public override long Position
    {
        get => position;
        set => position = value;
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override int Read(Span<byte> buffer)
    {
        var wanted = (int)Math.Min(buffer.Length, Length - position);
        var read = wanted == 0 ? 0 : ReadHere(buffer[..wanted]);
        if (read == 0 && wanted > 0)
        {
            throw Changed();
        }

        position += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => position + offset,
        _ => Length + offset,
    };

    /// <summary>At the end of reading: the file is still as long as it was.</summary>
    public void CheckComplete()
    {
        if (handle is not null && RandomAccess.GetLength(handle) != Length)
        {
            throw Changed();
        }
    }

    /// <summary>Whether the record that begins at the offset is a quoted field that is never closed.</summary>
    public bool EndsInsideQuotes(long offset)
    {
        var buffer = new byte[1 << 16];
        var inside = false;
        position = offset;
        for (int read; (read = Read(buffer)) > 0;)
        {
            foreach (var b in buffer.AsSpan(0, read))
            {
                if (b == '"')
                {
                    inside = !inside;
                }
                else if (b is (byte)'\n' or (byte)'\r' && !inside)
                {
                    return false;
                }
            }
        }

        return inside;
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        handle?.Dispose();
        base.Dispose(disposing);
    }

    private int ReadHere(Span<byte> buffer)
    {
        if (handle is not null)
        {
            return RandomAccess.Read(handle, buffer, position);
        }

        bytes.Span.Slice((int)position, buffer.Length).CopyTo(buffer);
        return buffer.Length;
    }

    private static IOException Changed() => new("an input file changed while it was read: let the transfer end, then run again");
}
