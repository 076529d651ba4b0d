using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;
using Portal.Web.Sessions;
using QRCoder;

namespace Portal.Pages.My;

[RequiresRecentProof]
[OpensBefore(PortalClaims.MustSetUpSecondFactor)]
public sealed class AuthenticatorModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty] public string? Code { get; set; }

    public AuthenticatorKey? Key { get; private set; }

    public bool IsThere { get; private set; }

    /// <summary>Shown once, in the answer to the form itself: they are stored nowhere from which they could be shown again.</summary>
    public IReadOnlyList<string>? RecoveryCodes { get; private set; }

    /// <summary>The key as a picture; never stored by a browser or on the way.</summary>
    public async Task<IActionResult> OnGetQrAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new ShowAuthenticatorKey(), cancellationToken) is not { } key)
        {
            return NotFound();
        }

        using var code = QRCodeGenerator.GenerateQrCode(key.Uri, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(code);
        Response.Headers.CacheControl = "no-store";
        return Content(svg.GetGraphic(4), "image/svg+xml");
    }

    public async Task<IActionResult> OnPostStartAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new StartAuthenticatorApp(), cancellationToken);
        return result.Failed ? this.ShowErrors(result) : RedirectToPage();
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ConfirmAuthenticatorApp(Code), cancellationToken);
        if (result.Failed)
        {
            return this.Refuse(result.Errors);
        }

        RecoveryCodes = result.Value;
        return result.Value.Count > 0 ? Page() : RedirectToPage("Security");
    }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Key = await mediator.Send(new ShowAuthenticatorKey(), cancellationToken);
        var mine = await mediator.Send(new ShowMySecurity(), cancellationToken);
        IsThere = mine.HasApp;
        return true;
    }
}
