using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Municipalities;
using Portal.Web;

namespace Portal.Pages.Operator.Insurers;

public sealed class NewModel(IMediator mediator) : PageModel
{
    public static SelectListItem[] Kinds =>
        [.. Enum.GetValues<InsurerKind>().Select(kind => new SelectListItem(kind.Text(), kind.ToString()))];

    [BindProperty] public string? InsurerNumber { get; set; }

    [BindProperty] public string? Name { get; set; }

    [BindProperty] public InsurerKind? Kind { get; set; }

    [BindProperty] public string? Members { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new AddInsurer(InsurerNumber, Name, Kind, Members), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Details", new { id = result.Value, done = "added" });
    }
}
