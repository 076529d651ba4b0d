namespace Portal.Core.Subsidies;

/// <summary>報告の区分: what became of the consumption tax that the grant paid.</summary>
public enum TaxReportBasis
{
    /// <summary>免税事業者: no return is filed.</summary>
    Exempt,

    /// <summary>簡易課税.</summary>
    Simplified,

    /// <summary>公益法人等 whose 特定収入割合 is above 5%.</summary>
    SpecificIncome,

    /// <summary>非課税売上だけに対応する仕入れ, of the 個別対応方式.</summary>
    NonTaxableOnly,

    /// <summary>仕入控除税額に含めた: the only one with an amount.</summary>
    Deducted,
}

/// <summary>区分の言葉.</summary>
public static class TaxReportBasisText
{
    public static string Text(this TaxReportBasis basis) => basis switch
    {
        TaxReportBasis.Exempt => "消費税の申告をしない（免税事業者）",
        TaxReportBasis.Simplified => "簡易課税で申告した",
        TaxReportBasis.SpecificIncome => "公益法人等で、特定収入の割合が5％を超える",
        TaxReportBasis.NonTaxableOnly => "非課税の売上だけに対応するため、控除しなかった",
        _ => "仕入控除税額に含めて申告した",
    };
}
