using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Subsidies.Letters;

/// <summary>通知書, for the office that applied; a page that says so while the secretariat has to do something first.</summary>
[Authorize(Policies.OfficeUser)]
[OpensByProxy(ProxyScope.Watch)]
public sealed class LetterModel(IMediator mediator) : PageModel
{
    [FromRoute] public Guid Id { get; set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        this.OpenLetterAsync(mediator, mayPrint => new OpenDecisionLetter(Id, mayPrint), Stopped, cancellationToken);

    private IActionResult Stopped()
    {
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Page();
    }
}
