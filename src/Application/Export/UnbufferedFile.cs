namespace QuotaCompliance.Application.Export;

/// <summary>A file written at once, so that every failure of the disk is met where it is written; its writers have buffers of their own.</summary>
/// <param name="ownersOnly">A new file can be read by its owner alone, from its first byte on.</param>
internal sealed class UnbufferedFile(string path, FileMode mode, bool ownersOnly = false) : FileStream(path, new FileStreamOptions
{
    Mode = mode, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0,
    UnixCreateMode = ownersOnly ? UnixFileMode.UserRead | UnixFileMode.UserWrite : null,
})
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
