using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>委託者, as the header record names it; every text half-width.</summary>
/// <param name="Code">委託者コード, ten digits.</param>
/// <param name="Name">委託者名.</param>
/// <param name="BankCode">仕向銀行番号.</param>
/// <param name="BankName">仕向銀行名, as the field takes it.</param>
/// <param name="BranchCode">仕向支店番号.</param>
/// <param name="BranchName">仕向支店名, as the field takes it.</param>
/// <param name="AccountType">預金種目: 1, 2 or 9.</param>
/// <param name="AccountNumber">口座番号, seven digits.</param>
/// <param name="LineBreaks">CR and LF after each record.</param>
public sealed record TransferConsignor(
    string Code, string Name, string BankCode, string BankName, string BranchCode, string BranchName, string AccountType,
    string AccountNumber, bool LineBreaks)
{
    public const int NameLength = 40;

    /// <summary>As the settings name it; refused when there are none.</summary>
    public static Result<TransferConsignor> Of(PaymentOptions options, BankList banks)
    {
        if (!options.IsConfigured)
        {
            return PaymentErrors.NoConsignor;
        }

        var bank = banks.Find(options.BankCode);
        return new TransferConsignor(
            options.ConsignorCode, AccountHolderKana.Read(options.ConsignorName, NameLength).Value.HalfWidth,
            options.BankCode, TransferText.PlaceName(bank?.Kana), options.BranchCode, TransferText.PlaceName(bank?.FindBranch(options.BranchCode)?.Kana),
            options.AccountType, options.AccountNumber, options.LineBreaks);
    }

    /// <summary>Records print themselves; an account must not get into a log that way.</summary>
    public override string ToString() => nameof(TransferConsignor);
}
