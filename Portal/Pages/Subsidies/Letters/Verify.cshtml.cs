using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Subsidies.Letters;

[AllowAnonymous]
public sealed class VerifyModel(IMediator mediator) : PageModel
{
    [BindProperty] public string? Code { get; set; }

    /// <summary>Null until one was found.</summary>
    public VerifiedLetter? Letter { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new VerifyLetter(Code), cancellationToken);
        if (result.Failed)
        {
            return this.ShowErrors(result);
        }

        Letter = result.Value;
        return Page();
    }
}
