using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.My;

[RequiresRecentProof]
public sealed class EmailModel(IMediator mediator) : PageModel
{
    [BindProperty] public string? Email { get; set; }

    public bool IsSent => Request.Query.ContainsKey("sent");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new RequestEmailChange(Email), cancellationToken);

        return result.Failed ? this.Refuse(result.Errors) : RedirectToPage(new { sent = true });
    }
}
