using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Municipalities;

namespace Portal.Pages.Operator.Insurers;

/// <summary>What the shared fields need of the page that registers or changes an insurer.</summary>
public interface IInsurerForm : IInsurerFields
{
    IReadOnlyList<SelectListItem> Vendors { get; }
}

public static class VendorChoices
{
    public static IReadOnlyList<SelectListItem> Of(IReadOnlyList<SystemVendorRow> vendors) =>
        [new("わからない・まだない", ""), .. vendors.Select(v => new SelectListItem(v.Name, $"{v.Id}"))];
}
