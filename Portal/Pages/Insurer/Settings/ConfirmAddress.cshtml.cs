using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Web;

namespace Portal.Pages.Insurer.Settings;

/// <summary>
/// Opened from a mail, without signing in. Opening says nothing of the link and changes nothing, since mail scanners
/// follow links: only the button confirms.
/// </summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ConfirmAddressModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Token { get; set; }

    public bool IsConfirmed { get; private set; }

    public void OnGet() => Response.Headers["Referrer-Policy"] = "no-referrer";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Response.Headers["Referrer-Policy"] = "no-referrer";
        var result = await mediator.Send(new ConfirmNotificationAddress(Token), cancellationToken);
        IsConfirmed = !result.Failed;
        return result.Failed ? this.ShowErrors(result) : Page();
    }
}
