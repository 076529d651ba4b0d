using System.Globalization;

namespace Portal.Core.Csv;

/// <summary>What can be wrong with a file before anybody looks at the meaning of its cells.</summary>
internal static class CsvProblems
{
    public static readonly CsvProblem UnknownEncoding =
        new(0, "", "文字コードを判別できません。表計算ソフトで「CSV UTF-8（コンマ区切り）」の形式で保存し直してください。");

    public static readonly CsvProblem Empty = new(1, "", "見出しの行がありません。1行目に見出しを入れてください。");

    public static CsvProblem TooLarge(long maxBytes) =>
        new(0, "", Text($"ファイルが大きすぎます。{Size(maxBytes)}以下に分けてください。"));

    public static CsvProblem TooManyRows(int row, int maxRows) =>
        new(row, "", Text($"行数が上限の{maxRows:N0}行を超えています。ファイルを分けてください。"));

    public static CsvProblem MissingColumn(int row, string column) =>
        new(row, column, $"見出しに「{column}」の列がありません。ひな形と同じ見出しにしてください。");

    public static CsvProblem ColumnTwice(int row, string column) =>
        new(row, column, $"見出しに「{column}」の列が2つ以上あります。1つにしてください。");

    public static CsvProblem TooManyCells(int row, int width) =>
        new(row, "", Text($"値が見出しの{width}列より多くあります。値の中に「,」があるときは、値の前後を「\"」で囲んでください。"));

    public static CsvProblem BadQuote(int row) =>
        new(row, "", "「\"」の使い方が正しくありません。値の前後を「\"」で囲み、値の中の「\"」は2つ続けて書いてください。");

    public static CsvProblem EndlessCell(int row) =>
        new(row, "", "1つの値が長すぎます。この行から後ろで「\"」が閉じられているか確認してください。");

    /// <summary>A workbook under a CSV's name is the most common mistake, and deserves its own words.</summary>
    public static async Task<CsvProblem?> SpreadsheetAsync(Stream content, CancellationToken cancellationToken)
    {
        var start = new byte[4];
        content.Position = 0;
        var read = await content.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        content.Position = 0;
        return start.AsSpan(0, read) is [0x50, 0x4B, 0x03, 0x04] or [0xD0, 0xCF, 0x11, 0xE0]
            ? new CsvProblem(0, "", "Excelのファイルのままです。「CSV UTF-8（コンマ区切り）」の形式で保存し直してください。")
            : null;
    }

    private static string Size(long bytes) =>
        bytes >= 1024 * 1024 ? Text($"{bytes / (1024 * 1024):N0}MB") : Text($"{bytes:N0}バイト");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
