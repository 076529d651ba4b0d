using Portal.Core.Accounts;

namespace Portal.Pages.MyPage;

/// <summary>A form that asks for what is known of a 事業所 or 医療機関.</summary>
public interface IOfficeInput : IOfficeFields
{
    new string? Name { get; set; }

    new string? PostalCode { get; set; }

    new string? Address { get; set; }

    new string? Phone { get; set; }

    new string? CorporationName { get; set; }

    new bool IsNonProfit { get; set; }

    new IReadOnlyList<string> ServiceCodes { get; set; }

    new InstitutionKind? InstitutionKind { get; set; }

    new int? Beds { get; set; }

    /// <summary>Decides which questions are asked.</summary>
    OfficeKind PlaceKind { get; }

    /// <summary>The services that are offered first; every other one is behind a summary.</summary>
    IReadOnlyList<string> KnownServices { get; }
}

public static class OfficeInput
{
    /// <summary>Begins the form with what is known; nothing for null.</summary>
    public static void Show(this IOfficeInput form, OfficeFacts? facts)
    {
        if (facts is null)
        {
            return;
        }

        (form.Name, form.PostalCode, form.Address, form.Phone) = (facts.Name, facts.PostalCode, facts.Address, facts.Phone);
        (form.CorporationName, form.IsNonProfit) = (facts.CorporationName, facts.IsNonProfit);
        (form.ServiceCodes, form.InstitutionKind, form.Beds) = (facts.ServiceCodes, facts.InstitutionKind, facts.Beds);
    }
}
