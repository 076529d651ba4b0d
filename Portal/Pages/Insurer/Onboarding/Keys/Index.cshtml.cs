using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Insurer.Onboarding.Keys;

[Authorize(Policies.InsurerAdministrator)]
[RequiresRecentProof(OnlyToSend = true)]
public sealed class IndexModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty] public Guid NewId { get; set; } = Guid.CreateVersion7();

    [FromQuery] public string? Done { get; set; }

    /// <summary>Shown once, in the answer to the form itself.</summary>
    public IssuedAuthenticationKey? Issued { get; private set; }

    public AuthenticationKeyList Keys { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Keys = await mediator.Send(new ListAuthenticationKeys(), cancellationToken);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new IssueAuthenticationKey(NewId), cancellationToken);
        if (result.Failed)
        {
            return this.ShowErrors(result);
        }

        Response.Headers.CacheControl = "no-store";
        Issued = result.Value;
        return Page();
    }
}
