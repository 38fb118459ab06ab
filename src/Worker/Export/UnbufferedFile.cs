namespace QuotaCompliance.Worker.Export;

/// <summary>A file written at once, so that every failure of the disk is met where it is written; its writers have buffers of their own.</summary>
internal sealed class UnbufferedFile(string path, FileMode mode) : FileStream(path, mode, FileAccess.Write, FileShare.Read, bufferSize: 0)
{
    // A stream derived from FileStream gets every write here.
    public override void Write(byte[] buffer, int offset, int count)
    {
        try
        {
            base.Write(buffer, offset, count);
        }
        catch (ArgumentOutOfRangeException)
        {
            // .NET's name for a file that may not grow any further (EFBIG).
            throw new IOException("A result file may not grow as large as it must.");
        }
    }
}
