namespace Portal.Core.Subsidies;

/// <summary>通知書の紙面. A letter that is longer than a page goes on as one.</summary>
public sealed partial class DecisionPaper
{
    public const string Css = """
        @page letter { size: A4; margin: 18mm 25mm 13mm; }
        .letter { page: letter; display: flex; flex-direction: column; min-height: 265.5mm; font-size: 10.5pt; line-height: 1.7; letter-spacing: 0.02em; }
        .letter + .letter { break-before: page; }
        .letter p { margin: 0; }
        .letter h1 { margin: 8mm 0 7mm; font-size: 15pt; font-weight: 400; line-height: 1.6; text-align: center; letter-spacing: 0.08em; }
        .l-no { text-align: right; }
        .l-to { margin-top: 5mm; }
        .l-to .name { margin-top: 3mm; font-size: 12.5pt; }
        .l-from { width: fit-content; margin: 5mm 0 0 auto; padding-right: 22mm; }
        .l-text { text-align: justify; text-indent: 1em; }
        .l-ki { margin: 5mm 0 3mm !important; text-align: center; }
        .l-items { margin: 0; padding: 0; list-style: none; }
        .l-items > div { display: grid; grid-template-columns: 7mm 32mm 1fr; margin-top: 1.5mm; }
        .l-items dd { margin: 0; }
        .l-items dd.l-lines { white-space: pre-line; }
        .l-yen { font-size: 14pt; line-height: 1.4; }
        .l-table { width: calc(100% - 7.3mm); margin: 2mm 0 4mm 7mm; font-size: 10pt; letter-spacing: 0; }
        .l-table th, .l-table td { padding: 1.8mm 3mm; border: 0.25mm solid #000; font-weight: 400; background: none; }
        .l-table thead th { text-align: center; background: #f2f2f2; }
        .l-table td:last-child { text-align: right; white-space: nowrap; }
        .l-table th { white-space: nowrap; }
        .l-end { margin: 4mm 0 3mm !important; text-align: right; }
        .l-foot { display: flex; justify-content: space-between; align-items: end; gap: 10mm; margin-top: auto; padding-top: 3mm; border-top: 0.25mm solid #000; font-size: 8.5pt; line-height: 1.6; break-inside: avoid; }
        .l-code { font: 13pt/1.5 "BIZ UDPGothic", sans-serif; letter-spacing: 0.08em; }
        .l-contact { white-space: pre-line; }
        """;
}
