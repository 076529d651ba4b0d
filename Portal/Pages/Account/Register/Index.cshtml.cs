using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;

namespace Portal.Pages.Account.Register;

[AllowAnonymous]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty] public OfficeKind? Kind { get; set; }

    [BindProperty] public string? Email { get; set; }

    public bool IsSent => Request.Query.ContainsKey("sent");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new StartRegistration(Kind, Email), cancellationToken);

        return result.Failed ? this.Refuse(result.Errors) : RedirectToPage(new { sent = true });
    }
}
