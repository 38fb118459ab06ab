using System.Globalization;
using Npgsql;
using QuotaCompliance.Persistence.Bulk;
using QuotaCompliance.TestKit.Databases;

namespace QuotaCompliance.Persistence.Tests.Bulk;

/// <summary>Figures cross the wire as whole numbers of their last place; PostgreSQL is asked what it understood.</summary>
public sealed class WireFormatTests(Postgres postgres) : IDisposable
{
    private readonly TestDatabase database = postgres.NewDatabase();

    public void Dispose() => database.Dispose();

    /// <summary>What fails while the writer tidies up must not take the place of it: it would pass for our own mistake.</summary>
    [Fact]
    public void Rows_whose_connection_breaks_end_with_what_the_database_says()
    {
        database.Do("create table texts (value text)");
        using var connection = database.Connect();
        using var administrator = database.Connect();
        Assert.ThrowsAny<NpgsqlException>(() =>
        {
            using var rows = new CopyWriter(connection, "copy texts from stdin (format binary)", 1);
            TestDatabase.EndSessionsExcept(administrator);
            for (var i = 0; i < 100_000; i++)
            {
                rows.StartRow();
                rows.WriteText(new string('x', 1000));
            }

            rows.Complete();
        });
    }

    [Theory]
    [InlineData("0", 4, "0.0000")]
    [InlineData("1", 4, "0.0001")]
    [InlineData("9999", 4, "0.9999")]
    [InlineData("10000", 4, "1.0000")]
    [InlineData("-4850", 4, "-0.4850")]
    [InlineData("1", 2, "0.01")]
    [InlineData("100", 2, "1.00")]
    [InlineData("-1584146", 2, "-15841.46")]
    [InlineData("1", 6, "0.000001")]
    [InlineData("23438", 6, "0.023438")]
    [InlineData("100000000", 6, "100.000000")]
    [InlineData("9999999999999999", 2, "99999999999999.99")]
    [InlineData("922337203685477580799", 4, "92233720368547758.0799")]
    [InlineData("1200000000000000000000000000000", 2, "12000000000000000000000000000.00")]
    [InlineData("7", 0, "7")]
    public void A_figure_is_understood_as_it_was_meant_and_comes_back_the_same(string scaled, int places, string text)
    {
        var figure = Int128.Parse(scaled, CultureInfo.InvariantCulture);
        using var connection = database.Connect();
        connection.Do("create temp table figures (figure numeric, missing numeric, several numeric[])");
        using (var rows = new CopyWriter(connection, "copy figures from stdin (format binary)", 3))
        {
            rows.StartRow();
            rows.WriteNumeric(figure, places);
            rows.Null();
            rows.WriteNumerics([-1, 0, 123456], 2);
            rows.Complete();
        }

        Assert.Equal(text, connection.Ask<string>("select figure::text from figures"));
        Assert.Equal("{-0.01,0.00,1234.56}", connection.Ask<string>("select several::text from figures"));
        using var back = new CopyReader(connection, "select figure, missing, several from figures");
        Assert.True(back.Next());
        Assert.Equal(figure, back.ReadNumeric(places));
        Assert.Null(back.ReadOptionalNumeric(places));
        Assert.Equal([-1, 0, 123456], back.ReadNumerics(2));
        Assert.False(back.Next());
    }

    [Theory]
    [InlineData("0.00001", 4)]
    [InlineData("12.345", 2)]
    [InlineData("NaN", 2)]
    public void A_figure_with_more_places_than_its_column_is_not_cut_off(string stored, int places)
    {
        using var connection = database.Connect();
        using var rows = new CopyReader(connection, $"select '{stored}'::numeric");
        Assert.True(rows.Next());

        Assert.Throws<FormatException>(() => rows.ReadNumeric(places));
    }

    /// <summary>More rows than fit in the reader's buffer, some of them longer than it.</summary>
    [Fact]
    public void Rows_of_any_length_come_back_whole_and_in_order()
    {
        using var connection = database.Connect();
        using var rows = new CopyReader(connection, "select n, repeat('残', n * 40) from generate_series(1, 1500) n order by n");
        for (var n = 1; n <= 1500; n++)
        {
            Assert.True(rows.Next());
            Assert.Equal(n, rows.ReadInt32());
            Assert.Equal(new string('残', n * 40), rows.ReadText());
        }

        Assert.False(rows.Next());
    }
}
