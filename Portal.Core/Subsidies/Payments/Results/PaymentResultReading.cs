using Portal.Core.Csv;
using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>Reads the lines of a result file beside the rows of its batch. Whatever is wrong with any line stops all of them.</summary>
internal sealed class PaymentResultReading(IReadOnlyDictionary<int, ResultRow> rows)
{
    /// <summary>As many as somebody mends at once.</summary>
    private const int MostTold = 100;

    private readonly List<CsvProblem> problems = [];
    private readonly Dictionary<int, PaymentOutcome> outcomes = [];

    /// <summary>What is new in the file.</summary>
    public IReadOnlyList<PaymentOutcome> Outcomes => [.. outcomes.Values.Where(o => !IsKnown(o))];

    /// <summary>振込済み in the file, whether or not it was known before.</summary>
    public long PaidYen => outcomes.Values.Where(o => o.Failure is null).Sum(o => (long)o.Payment.AmountYen);

    public bool IsEmpty => outcomes.Count == 0 && problems.Count == 0;

    public IReadOnlyList<Error> Errors =>
    [
        .. problems.Take(MostTold).Select(p => new Error($"{(p.Row == 0 ? "" : $"{p.Row}行目")}{(p.Column.Length == 0 ? "" : $"「{p.Column}」")}：{p.Message}".TrimStart('：'), "Upload")),
        .. problems.Count > MostTold ? [new Error($"ほかに{problems.Count - MostTold:N0}の誤りがあります。", "Upload")] : Array.Empty<Error>(),
    ];

    public void Read(CsvLine line)
    {
        if (line.Problems.Count > 0)
        {
            problems.AddRange(line.Problems);
        }
        else if (Find(line) is { } row && Check(line, row) is { } outcome)
        {
            outcomes.Add(row.Payment.Row, outcome);
        }
    }

    private static bool IsKnown(PaymentOutcome outcome) => outcome.Payment.Status == (outcome.Failure is null ? PaymentStatus.Paid : PaymentStatus.Failed);

    private ResultRow? Find(CsvLine line)
    {
        if (!JapaneseNumber.TryParse(line[PaymentResultCsv.Row], out int number) || !rows.TryGetValue(number, out var row))
        {
            return Refuse(line, PaymentResultCsv.Row, PaymentResultErrors.RowUnknown);
        }

        return outcomes.ContainsKey(number) ? Refuse(line, PaymentResultCsv.Row, PaymentResultErrors.RowTwice)
            : row.Payment.Status is PaymentStatus.Excluded ? Refuse(line, PaymentResultCsv.Row, PaymentResultErrors.RowExcluded)
            : WidthFolding.ToCode(line[PaymentResultCsv.ReceiptNumber]).Trim() != row.ReceiptNumber
                ? Refuse(line, PaymentResultCsv.ReceiptNumber, PaymentResultErrors.NumberDiffers)
            : !JapaneseNumber.TryParse(line[PaymentResultCsv.Amount], out int yen) || yen != row.Payment.AmountYen
                ? Refuse(line, PaymentResultCsv.Amount, PaymentResultErrors.AmountDiffers)
            : row;
    }

    private PaymentOutcome? Check(CsvLine line, ResultRow row)
    {
        var (outcome, code) = (line[PaymentResultCsv.Outcome], line[PaymentResultCsv.Code]);
        if (outcome is not (PaymentResultCsv.Paid or PaymentResultCsv.Failed))
        {
            Refuse(line, PaymentResultCsv.Outcome, PaymentResultErrors.OutcomeUnknown);
            return null;
        }

        var failure = JapaneseNumber.TryParse(code, out int number) ? TransferFailureText.OfCode(number) : null;
        var isPaid = outcome == PaymentResultCsv.Paid;
        if (isPaid ? code.Length > 0 : failure is null)
        {
            Refuse(line, PaymentResultCsv.Code, isPaid ? PaymentResultErrors.CodeOfPaid : PaymentResultErrors.CodeUnknown);
            return null;
        }

        var read = new PaymentOutcome(row.Payment, isPaid ? null : failure);
        if (row.Payment.Status == PaymentStatus.Sent || (IsKnown(read) && row.Payment.Failure == read.Failure))
        {
            return read;
        }

        Refuse(line, PaymentResultCsv.Outcome, PaymentResultErrors.HasOther);
        return null;
    }

    private ResultRow? Refuse(CsvLine line, string column, string message)
    {
        problems.Add(line.Problem(column, message));
        return null;
    }
}

/// <param name="Payment">The row.</param>
/// <param name="ReceiptNumber">受付番号.</param>
internal sealed record ResultRow(Payment Payment, string ReceiptNumber);
