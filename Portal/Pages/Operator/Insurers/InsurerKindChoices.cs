using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Municipalities;

namespace Portal.Pages.Operator.Insurers;

public static class InsurerKindChoices
{
    public static IReadOnlyList<SelectListItem> All =>
        [.. Enum.GetValues<InsurerKind>().Select(kind => new SelectListItem(kind.Text(), kind.ToString()))];
}
