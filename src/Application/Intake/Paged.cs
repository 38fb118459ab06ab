namespace QuotaCompliance.Application.Intake;

/// <summary>A growing list in pages, so that growth copies nothing and ten million units need no single huge array.</summary>
internal sealed class Paged<T>
    where T : struct
{
    private const int PageBits = 14;
    private const int PageSize = 1 << PageBits;
    private readonly List<T[]> pages = [];

    public int Count { get; private set; }

    public ref T this[int index] => ref pages[index >> PageBits][index & (PageSize - 1)];

    public int Add(T item)
    {
        if (Count == pages.Count << PageBits)
        {
            pages.Add(new T[PageSize]);
        }

        this[Count] = item;
        return Count++;
    }
}
