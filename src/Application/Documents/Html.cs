using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace QuotaCompliance.Application.Documents;

/// <summary>A piece of a page. What stands in a hole is text and is encoded, unless it is such a piece itself: no place can forget to.</summary>
internal readonly record struct Html(string Markup)
{
    // Chinese is left as it is: a page's source stays readable.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static Html None => new("");

    public static Html Of(HtmlText text) => new(text.ToString());

    public static Html Join(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(p => p.Markup)));

    public override string ToString() => Markup;

    /// <summary>Collects an interpolated string, encoding its holes.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct HtmlText
    {
        private readonly StringBuilder markup;

        public HtmlText(int literalLength, int holes) => markup = new StringBuilder(literalLength + (holes * 32));

        public void AppendLiteral(string literal) => markup.Append(literal);

        public void AppendFormatted(Html piece) => markup.Append(piece.Markup);

        public void AppendFormatted(string? text) => markup.Append(Encoder.Encode(text ?? ""));

        public void AppendFormatted(int number) => markup.Append(number);

        public override string ToString() => markup.ToString();
    }
}
