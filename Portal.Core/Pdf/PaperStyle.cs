namespace Portal.Core.Pdf;

/// <summary>The style of everything that the portal prints: BIZ UDPゴシック, for letters (class letter) BIZ UDP明朝.</summary>
public static class PaperStyle
{
    public const string Css = """
        @page { size: A4; margin: 22mm 20mm 20mm; }
        * { box-sizing: border-box; }
        html { font: 10.5pt/1.7 "BIZ UDPGothic", "IPAmjMincho", sans-serif; color: #1a1a1a; }
        body { margin: 0; line-break: strict; overflow-wrap: anywhere; }
        body:has(.letter), .letter { font-family: "BIZ UDPMincho", "IPAmjMincho", serif; }
        h1 { font-size: 18pt; line-height: 1.4; margin: 0 0 8mm; }
        h2 { font-size: 13pt; line-height: 1.5; margin: 8mm 0 3mm; break-after: avoid; }
        p { margin: 0 0 3mm; orphans: 2; widows: 2; }
        table { width: 100%; border-collapse: collapse; line-height: 1.5; }
        thead { display: table-header-group; }
        tr { break-inside: avoid; }
        th, td { border: 0.5pt solid #666; padding: 1.6mm 2.4mm; text-align: left; vertical-align: top; }
        th { background: #f2f2f2; font-weight: 700; }
        .number { text-align: right; font-variant-numeric: tabular-nums; }
        """;
}
