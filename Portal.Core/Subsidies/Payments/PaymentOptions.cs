namespace Portal.Core.Subsidies;

/// <summary>振込を依頼する人 (委託者) and the form of the file, section <c>Payments</c>.</summary>
public sealed class PaymentOptions
{
    public const string Section = "Payments";

    public const int ConsignorCodeLength = 10;

    /// <summary>委託者コード, ten digits, from the bank; empty: no batch can be released.</summary>
    public string ConsignorCode { get; set; } = "";

    /// <summary>委託者名 in kana of any width, at most forty half-width characters.</summary>
    public string ConsignorName { get; set; } = "";

    /// <summary>仕向銀行番号, four digits.</summary>
    public string BankCode { get; set; } = "";

    /// <summary>仕向支店番号, three digits.</summary>
    public string BranchCode { get; set; } = "";

    /// <summary>預金種目: 1 普通, 2 当座, 9 その他.</summary>
    public string AccountType { get; set; } = "1";

    /// <summary>口座番号, seven digits.</summary>
    public string AccountNumber { get; set; } = "";

    /// <summary>CR and LF after each record; without them the records follow each other.</summary>
    public bool LineBreaks { get; set; } = true;

    public bool IsConfigured => ConsignorCode.Length > 0;
}
