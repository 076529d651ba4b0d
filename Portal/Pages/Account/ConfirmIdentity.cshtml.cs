using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Results;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Account;

[Authorize]
[OpensBefore(PortalClaims.MustSetUpSecondFactor)]
public sealed class ConfirmIdentityModel(IMediator mediator, Passkeys passkeys, ICurrentUser user) : PageModel
{
    [BindProperty] public string? Password { get; set; }

    [BindProperty] public string? Code { get; set; }

    [BindProperty] public string? Credential { get; set; }

    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

    /// <summary>The file that was asked for, once the person has proved who they are; null on the form itself.</summary>
    public string? Download { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        GoOn(await mediator.Send(new ProveIdentity(Password, Code), cancellationToken));

    public async Task<IActionResult> OnPostPasskeyAsync(CancellationToken cancellationToken) =>
        GoOn(await mediator.Send(new RecordPasskeyProof(await passkeys.VerifyAsync(Credential)), cancellationToken));

    /// <summary>An export has the address of its list with the file's ending after it.</summary>
    public static string PageOf(string download)
    {
        var query = download.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? download : download[..query];
        return path[..^Path.GetExtension(path).Length] + (query < 0 ? "" : download[query..]);
    }

    private IActionResult GoOn(Result proof)
    {
        if (proof.Failed)
        {
            return this.Refuse(proof.Errors);
        }

        // A browser that is sent to a file saves it and goes on showing the form, as if nothing had happened.
        if (Url.IsLocalUrl(ReturnUrl) && Path.GetExtension(ReturnUrl.Split('?')[0]) is ".csv" or ".pdf")
        {
            Download = ReturnUrl;
            return Page();
        }

        return this.GoTo(ReturnUrl, Navigation.HomeOf(user.Role!.Value));
    }
}
