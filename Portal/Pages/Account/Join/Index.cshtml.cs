using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Account.Join;

[AllowAnonymous]
public sealed class IndexModel(IMediator mediator, ICurrentUser user) : PageModel
{
    [FromRoute] public string Token { get; set; } = "";

    [BindProperty] public string? DisplayName { get; set; }

    [BindProperty] public string? LoginId { get; set; }

    [BindProperty] public string? Password { get; set; }

    [BindProperty] public string? PasswordAgain { get; set; }

    /// <summary>Null for an address that opens nothing (any more).</summary>
    public OfficeInvitationView? View { get; private set; }

    public bool IsSignedIn => user.AccountId is not null;

    public bool MayJoin => user.Role == AccountRole.OfficeUser;

    public string? Name => Navigation.NameOf(User);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers.CacheControl = "no-store";
        View = await mediator.Send(new FindOfficeInvitation(Token), cancellationToken);
        var page = Page();
        page.StatusCode = View is null ? StatusCodes.Status410Gone : null;
        return page;
    }

    public async Task<IActionResult> OnPostJoinAsync(CancellationToken cancellationToken)
    {
        var page = await OnGetAsync(cancellationToken);
        if (View is null)
        {
            return page;
        }

        var result = await mediator.Send(new JoinOffice(Token), cancellationToken);
        return result.Failed ? this.ShowErrors(result) : Redirect("/my?done=joined");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var page = await OnGetAsync(cancellationToken);
        if (View is null || IsSignedIn)
        {
            return page;
        }

        var result = await mediator.Send(new JoinOfficeAnew(Token, DisplayName, LoginId, Password, PasswordAgain), cancellationToken);
        if (result.Failed)
        {
            return this.ShowErrors(result);
        }

        await HttpContext.BeginSessionAsync(result.Value);
        return Redirect("/my?done=joined");
    }
}
