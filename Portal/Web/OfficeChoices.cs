using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Accounts;

namespace Portal.Web;

/// <summary>The choices of forms about offices and institutions.</summary>
public static class OfficeChoices
{
    public static IReadOnlyList<SelectListItem> Kinds { get; } =
        [.. Enum.GetValues<OfficeKind>().Select(k => new SelectListItem(Explained(k), k.ToString()))];

    public static IReadOnlyList<SelectListItem> InstitutionKinds { get; } =
        [.. Enum.GetValues<InstitutionKind>().Select(k => new SelectListItem(k.Text(), k.ToString()))];

    /// <summary>These services; every service when there are none.</summary>
    public static IReadOnlyList<SelectListItem> Services(IReadOnlyCollection<string> codes) =>
        [.. ServiceTypes.All.Where(t => codes.Contains(t.Code)).Select(t => new SelectListItem($"{t.Code} {t.Name}", t.Code))];

    private static string Explained(OfficeKind kind) => kind switch
    {
        OfficeKind.DeemedCareOffice => "みなし介護事業所（病院・診療所・薬局などで、介護サービスを行うところ）",
        OfficeKind.MedicalInstitution => "医療機関（主治医意見書をつくるところ）",
        _ => kind.Text(),
    };
}
