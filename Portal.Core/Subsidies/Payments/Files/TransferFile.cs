using System.Globalization;
using System.Security.Cryptography;
using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>One transfer of the file.</summary>
/// <param name="Row">番号 in the batch.</param>
/// <param name="ReceiptNumber">受付番号, to name the row when it cannot be written.</param>
/// <param name="AmountYen">振込金額.</param>
/// <param name="Account">Where it goes.</param>
public sealed record TransferRow(int Row, string ReceiptNumber, int AmountYen, BankAccount Account);

/// <summary>総合振込のファイル in the 全銀協's form: header, a record for each transfer, trailer, end (docs/adr/0045).</summary>
/// <param name="Content">The bytes.</param>
/// <param name="Header">The header record as text, to show.</param>
/// <param name="Rows">合計件数 of the trailer.</param>
/// <param name="TotalYen">合計金額 of the trailer.</param>
public sealed record TransferFile(byte[] Content, string Header, int Rows, long TotalYen)
{
    public const long MaxTotalYen = 999_999_999_999;

    private const int BankLength = 4;
    private const int BranchLength = 3;

    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Content));

    /// <summary>Every row that cannot be written is named; nothing is left out or changed to make it fit.</summary>
    public static Result<TransferFile> Write(
        TransferConsignor consignor, int batchNumber, DateOnly payOn, IReadOnlyList<TransferRow> rows, BankList banks)
    {
        if (rows.Count == 0)
        {
            return PaymentErrors.NoRows;
        }

        var totalYen = rows.Sum(r => (long)r.AmountYen);
        if (rows.Select(ProblemOf).OfType<Error>().ToList() is { Count: > 0 } problems)
        {
            return Result<TransferFile>.Fail(problems);
        }

        if (totalYen > MaxTotalYen)
        {
            return PaymentErrors.TotalTooLarge;
        }

        var header = HeaderOf(consignor, payOn);
        string[] records = [header, .. rows.Select(r => DataOf(r, batchNumber, banks)), TrailerOf(rows.Count, totalYen), End];
        var text = string.Concat(records.Select(r => consignor.LineBreaks ? r + "\r\n" : r));
        return new TransferFile(TransferText.ToBytes(text), header, rows.Count, totalYen);
    }

    /// <summary>Null when the row can be written.</summary>
    public static Error? ProblemOf(TransferRow row)
    {
        var account = row.Account;
        var holder = AccountHolderKana.Read(account.HolderKana);
        return !IsCode(account.BankCode, BankLength) || !IsCode(account.BranchCode, BranchLength) || !IsCode(account.Number, BankAccount.NumberLength)
            ? PaymentErrors.AccountUnwritable(row.ReceiptNumber)
            : holder.Failed ? PaymentErrors.HolderUnwritable(row.ReceiptNumber, holder.Errors[0].Message.TrimEnd('。'))
            : null;
    }

    /// <summary>Records print themselves; accounts must not get into a log that way.</summary>
    public override string ToString() => nameof(TransferFile);

    private static string HeaderOf(TransferConsignor consignor, DateOnly payOn) => new TransferRecord()
        .Code("1", 1).Code("21", 2).Code("0", 1)
        .Code(consignor.Code, PaymentOptions.ConsignorCodeLength).Text(consignor.Name, TransferConsignor.NameLength)
        .Code(payOn.ToString("MMdd", CultureInfo.InvariantCulture), 4)
        .Code(consignor.BankCode, BankLength).Text(consignor.BankName, 15)
        .Code(consignor.BranchCode, BranchLength).Text(consignor.BranchName, 15)
        .Code(consignor.AccountType, 1).Code(consignor.AccountNumber, BankAccount.NumberLength)
        .Blank(17).ToString();

    // 手形交換所番号 is not used any more; 新規コード 0 is その他; 顧客コード1 and 2 find the row again; 振込指定区分 7 is 電信.
    private static string DataOf(TransferRow row, int batchNumber, BankList banks)
    {
        var (account, bank) = (row.Account, banks.Find(row.Account.BankCode));
        return new TransferRecord()
            .Code("2", 1)
            .Code(account.BankCode, BankLength).Text(TransferText.PlaceName(bank?.Kana), 15)
            .Code(account.BranchCode, BranchLength).Text(TransferText.PlaceName(bank?.FindBranch(account.BranchCode)?.Kana), 15)
            .Code("0000", 4)
            .Code(TypeOf(account.Type), 1).Code(account.Number, BankAccount.NumberLength)
            .Text(AccountHolderKana.Read(account.HolderKana).Value.HalfWidth, AccountHolderKana.MaxLength)
            .Number(row.AmountYen, 10)
            .Code("0", 1)
            .Number(batchNumber, 10).Number(row.Row, 10)
            .Code("7", 1).Blank(1).Blank(7).ToString();
    }

    private static string TrailerOf(int rows, long totalYen) =>
        new TransferRecord().Code("8", 1).Number(rows, 6).Number(totalYen, 12).Blank(101).ToString();

    private static string End => new TransferRecord().Code("9", 1).Blank(119).ToString();

    private static string TypeOf(BankAccountType type) => type switch
    {
        BankAccountType.Ordinary => "1",
        BankAccountType.Current => "2",
        BankAccountType.Savings => "4",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static bool IsCode(string text, int length) => text.Length == length && CheckDigits.AreDigits(text);
}
