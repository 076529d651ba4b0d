using Portal.Core.Accounts;
using Portal.Core.JapaneseText;

namespace Portal.Demo;

/// <summary>The demonstration's register: places that anybody may register from nothing. All of them are invented.</summary>
public static class DemoOffices
{
    /// <summary>The password of every user of the 電子請求受付システム: it opens nothing outside Development.</summary>
    public const string ClaimsPassword = "denshi-demo-2026";

    /// <summary>Who bills for which places, in the order in which they are listed.</summary>
    public static IReadOnlyList<DemoClaimsUser> Users { get; } =
    [
        new("KJ440000000001", [Care("447010001", "訪問介護ステーションみどり", "大分県大分市みどり町1-2-3", "社会福祉法人みどり会", "11", "15")]),
        new("KJ440000000002", [Care("447010002", "居宅介護支援事業所あおぞら", "大分県大分市府内町4-5-6", "株式会社あおぞら", "43")]),
        new("KJ320000000003",
        [
            Care("327040001", "デイサービスはまかぜ", "島根県益田市駅前町7-8", "株式会社はまかぜ", "15"),
            Care("327040002", "福祉用具はまかぜ", "島根県益田市駅前町7-9", "株式会社はまかぜ", "17", "41"),
        ]),
        new("KJ440000000004", [Place(OfficeKind.CommunitySupportCenter, "440010003", "大分中央地域包括支援センター", "大分県大分市荷揚町2-31", "社会福祉法人みどり会", true, ["46"])]),
        new("KJ320000000005",
        [
            Place(OfficeKind.DeemedCareOffice, "321040015", "いしだ医院", "島根県益田市本町3-4", "医療法人石田会", false, ["31", "63"]),
            Place(OfficeKind.MedicalInstitution, "321040015", "いしだ医院", "島根県益田市本町3-4", "医療法人石田会", false, [], InstitutionKind.Clinic, 0),
        ]),
        new("KJ440000000006", [Place(OfficeKind.MedicalInstitution, "441010066", "大分みなと病院", "大分県大分市港町5-1", "医療法人みなと会", false, [], InstitutionKind.Hospital, 200)]),
    ];

    private static RegisteredPlace Care(string body, string name, string address, string corporation, params string[] services) =>
        Place(OfficeKind.CareOffice, body, name, address, corporation, corporation.StartsWith("社会福祉法人", StringComparison.Ordinal), services);

    private static RegisteredPlace Place(
        OfficeKind kind, string body, string name, string address, string corporation, bool isNonProfit, string[] services,
        InstitutionKind? institution = null, int? beds = null) =>
        new(kind, body + CheckDigits.Modulus10(body), new OfficeFacts(
            name, "", address, address.StartsWith("大分", StringComparison.Ordinal) ? "097-000-0000" : "0856-00-0000", corporation, isNonProfit,
            services, institution, beds));
}

/// <param name="UserId">電子請求受付システムのユーザID.</param>
/// <param name="Places">What bills with it.</param>
public sealed record DemoClaimsUser(string UserId, IReadOnlyList<RegisteredPlace> Places);
