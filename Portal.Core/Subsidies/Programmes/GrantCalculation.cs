using Portal.Core.Accounts;

namespace Portal.Core.Subsidies;

/// <summary>What a 介護事業所 has spent. All costs include the consumption tax.</summary>
/// <param name="Services">サービス種類コード, in any order; one named twice counts once.</param>
/// <param name="ReaderCostYen">カードリーダー購入費用.</param>
/// <param name="Readers">カードリーダーの台数.</param>
/// <param name="SupportCostYen">接続サポート費用.</param>
/// <param name="Income">寄付金その他の収入.</param>
public sealed record CardReaderCosts(
    IReadOnlyList<string> Services, int ReaderCostYen, int Readers, int SupportCostYen, OtherIncome Income);

/// <summary>What a 医療機関 has spent on sending 主治医意見書 electronically, tax included.</summary>
/// <param name="Institution">病院 or 診療所.</param>
/// <param name="Beds">病床数.</param>
/// <param name="SystemCostYen">改修費用.</param>
/// <param name="Income">寄付金その他の収入.</param>
public sealed record SystemCosts(InstitutionKind Institution, int Beds, int SystemCostYen, OtherIncome Income);

/// <summary>寄付金その他の収入 for the same purpose.</summary>
/// <param name="DonationYen">寄付金: not taken off for a 非営利法人.</param>
/// <param name="OtherYen">その他の収入, such as another subsidy: taken off for everybody.</param>
/// <param name="IsNonProfit">非営利法人（社会福祉法人など）.</param>
public sealed record OtherIncome(int DonationYen, int OtherYen, bool IsNonProfit)
{
    public static OtherIncome None { get; } = new(0, 0, false);
}

/// <summary>交付額 and how it comes about.</summary>
/// <param name="TotalCostYen">①総事業費.</param>
/// <param name="CountedCostYen">What is left of it after 収入.</param>
/// <param name="CeilingYen">②助成限度額.</param>
/// <param name="SelectedYen">③選定額; of a rate, not always whole.</param>
/// <param name="GrantedYen">④交付額.</param>
/// <param name="Steps">The arithmetic, line by line.</param>
public sealed record GrantCalculation(
    int TotalCostYen, int CountedCostYen, int CeilingYen, decimal SelectedYen, int GrantedYen, IReadOnlyList<GrantStep> Steps);

/// <summary>One line of the arithmetic.</summary>
/// <param name="Label">① 総事業費, for example.</param>
/// <param name="Yen">Its amount.</param>
/// <param name="How">From what, in words.</param>
public sealed record GrantStep(string Label, decimal Yen, string How);
