using System.IO.Compression;
using System.Text;
using System.Xml;
using QuotaCompliance.Domain.Assessment;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Measures;
using QuotaCompliance.Persistence.Bulk;

namespace QuotaCompliance.Application.Export;

/// <summary>The result file as a workbook: codes as text, figures as numbers with their places. Written as it is read; the package libraries hold a sheet in memory.</summary>
internal sealed class AssessmentXlsx : AssessmentExport
{
    public const int MostRows = 1_048_576 - 1;

    // Positions in the style sheet below.
    private const int Plain = 0;
    private const int FourPlaces = 1;
    private const int SixPlaces = 2;
    private const int TwoPlaces = 3;

    private const string SpreadsheetNamespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string RelationshipNamespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    protected override void WriteRows(Stream stream, IEnumerable<StoredAssessment> rows, ReviewYear year, string edition, Language language)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Part(zip, "[Content_Types].xml", """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
            """);
        Part(zip, "_rels/.rels", $"""
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{RelationshipNamespace}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """);
        Part(zip, "xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{RelationshipNamespace}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{RelationshipNamespace}/styles" Target="styles.xml"/></Relationships>
            """);
        Part(zip, "xl/workbook.xml", $"""
            <workbook xmlns="{SpreadsheetNamespace}" xmlns:r="{RelationshipNamespace}"><sheets><sheet name="{year}" sheetId="1" r:id="r1"/></sheets></workbook>
            """);
        Part(zip, "xl/styles.xml", $"""
            <styleSheet xmlns="{SpreadsheetNamespace}"><numFmts count="2"><numFmt numFmtId="164" formatCode="0.0000"/><numFmt numFmtId="165" formatCode="0.000000"/></numFmts><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="2" applyNumberFormat="1"/></cellXfs></styleSheet>
            """);

        using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
        using var buffered = new BufferedStream(sheet, 1 << 18);
        using var xml = XmlWriter.Create(buffered, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false });
        xml.WriteStartElement("worksheet", SpreadsheetNamespace);
        xml.WriteStartElement("sheetData");
        xml.WriteStartElement("row");
        foreach (var (name, chinese) in AssessmentCsv.Columns)
        {
            Text(xml, language == Language.Chinese ? chinese : name);
        }

        xml.WriteEndElement();
        var count = 0;
        foreach (var row in rows)
        {
            if (++count > MostRows)
            {
                throw new InvalidOperationException("more rows than a sheet holds; the use case counts them first");
            }

            Row(xml, row, year, edition);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Row(XmlWriter xml, in StoredAssessment row, ReviewYear year, string edition)
    {
        var figures = row.Figures;
        xml.WriteStartElement("row");
        Text(xml, row.Uscc.ToString());
        Text(xml, Legible(row.Name));
        Text(xml, row.Kind.Name());
        Text(xml, row.Region.ToString());
        Number(xml, year.Value, 0, Plain);
        Number(xml, figures.Headcount, PrintedFigures.PersonPlaces, FourPlaces);
        Number(xml, figures.Required, PrintedFigures.PersonPlaces, FourPlaces);
        Number(xml, figures.Persons, 0, Plain);
        Number(xml, figures.Credited, PrintedFigures.PersonPlaces, FourPlaces);
        Number(xml, figures.ArrangedRatio, PrintedFigures.RatioPlaces, SixPlaces);
        Number(xml, figures.Shortfall, PrintedFigures.PersonPlaces, FourPlaces);
        Number(xml, figures.AverageWage, PrintedFigures.MoneyPlaces, TwoPlaces);
        Number(xml, figures.WageBase, PrintedFigures.MoneyPlaces, TwoPlaces);
        Number(xml, figures.Gross, PrintedFigures.MoneyPlaces, TwoPlaces);
        Number(xml, figures.Relief, PrintedFigures.MoneyPlaces, TwoPlaces);
        Number(xml, figures.Payable, PrintedFigures.MoneyPlaces, TwoPlaces);
        Number(xml, figures.ExcessPersons, 0, Plain);
        Number(xml, figures.Reward, PrintedFigures.MoneyPlaces, TwoPlaces);
        Text(xml, figures.Outcome.Code());
        Text(xml, figures.Flags.Codes());
        Text(xml, edition);
        xml.WriteEndElement();
    }

    /// <summary>A text cell is never run as a formula; XML only has no place for most control characters.</summary>
    private static string Legible(string text) =>
        text.AsSpan().IndexOfAnyInRange('\0', '\u001F') < 0 && !text.AsSpan().ContainsAny('\uFFFE', '\uFFFF')
            ? text
            : string.Concat(text.Select(c => c is < ' ' or '\uFFFE' or '\uFFFF' ? ' ' : c));

    private static void Text(XmlWriter xml, string text)
    {
        xml.WriteStartElement("c");
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is");
        xml.WriteElementString("t", text);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Number(XmlWriter xml, Int128 scaled, int places, int style)
    {
        xml.WriteStartElement("c");
        if (style != Plain)
        {
            xml.WriteStartAttribute("s");
            xml.WriteValue(style);
            xml.WriteEndAttribute();
        }

        xml.WriteElementString("v", Figures.Text(scaled, places));
        xml.WriteEndElement();
    }

    private static void Part(ZipArchive zip, string name, string content)
    {
        using var part = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        part.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""");
        part.Write(content.Trim());
    }
}
