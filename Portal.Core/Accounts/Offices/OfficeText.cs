namespace Portal.Core.Accounts;

/// <summary>Kinds of places in words, and how their facts are shown.</summary>
public static class OfficeText
{
    public static string Text(this OfficeKind kind) => kind switch
    {
        OfficeKind.CareOffice => "介護事業所",
        OfficeKind.DeemedCareOffice => "みなし介護事業所",
        OfficeKind.CommunitySupportCenter => "地域包括支援センター",
        _ => "医療機関",
    };

    public static string Text(this InstitutionKind kind) => kind == InstitutionKind.Hospital ? "病院" : "診療所";

    /// <summary>What its number is called.</summary>
    public static string NumberName(this OfficeKind kind) =>
        kind == OfficeKind.MedicalInstitution ? "医療機関コード" : "介護事業所番号";

    /// <summary>〒870-0046, or empty.</summary>
    public static string PostalCodeText(this OfficeFacts facts) =>
        facts.PostalCode.Length == 7 ? $"〒{facts.PostalCode[..3]}-{facts.PostalCode[3..]}" : "";
}
