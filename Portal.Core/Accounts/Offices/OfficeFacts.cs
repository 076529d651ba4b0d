namespace Portal.Core.Accounts;

/// <summary>What is known of a 事業所 or 医療機関: said by the register, or by the people who work there.</summary>
/// <param name="Name">名称.</param>
/// <param name="PostalCode">郵便番号, seven digits; empty when not known.</param>
/// <param name="Address">所在地, from the prefecture on.</param>
/// <param name="Phone">電話番号, with its hyphens.</param>
/// <param name="CorporationName">法人名; empty when not known.</param>
/// <param name="IsNonProfit">非営利法人（社会福祉法人など）.</param>
/// <param name="ServiceCodes">サービス種類コード, two characters each; empty for a 医療機関.</param>
/// <param name="InstitutionKind">医療機関の種別; null for the others.</param>
/// <param name="Beds">病床数; null for the others.</param>
public sealed record OfficeFacts(
    string Name, string PostalCode, string Address, string Phone, string CorporationName, bool IsNonProfit,
    IReadOnlyList<string> ServiceCodes, InstitutionKind? InstitutionKind, int? Beds)
{
    public const int NameMaxLength = 200;
    public const int AddressMaxLength = 300;
    public const int CorporationNameMaxLength = 200;
    public const int MaxServiceCodes = 60;
    public const int MaxBeds = 9_999;
}
