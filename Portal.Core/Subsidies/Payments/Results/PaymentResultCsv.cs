using Portal.Core.Csv;

namespace Portal.Core.Subsidies;

/// <summary>振込結果のCSV: the template that is saved from a batch comes back with the last two columns filled in (docs/adr/0045).</summary>
public static class PaymentResultCsv
{
    public const string Row = "番号";
    public const string ReceiptNumber = "受付番号";
    public const string Amount = "金額";
    public const string Outcome = "結果";
    public const string Code = "理由コード";
    public const string Paid = "振込済み";
    public const string Failed = "振込不能";

    public const long MaxBytes = 5 * 1024 * 1024;

    public static readonly IReadOnlyList<string> Headings = [Row, ReceiptNumber, Amount, Outcome, Code];

    internal static CsvLayout Layout { get; } =
        new([.. Headings.Select(h => new CsvColumn(h, h != Code))], PaymentBatch.MaxRows, MaxBytes);
}
