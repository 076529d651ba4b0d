using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Results;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Account.Join;

/// <summary>
/// Checks the form's token itself: that of a form that was opened before joining belongs to nobody, and sending it once more, from a second
/// tab or with 戻る, changes nothing and is led on.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class IndexModel(IMediator mediator, IAntiforgery antiforgery, ICurrentUser user) : PageModel
{
    private const string Joined = "/my?done=joined";

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
        this.KeepAddressPrivate();
        View = await mediator.Send(new FindOfficeInvitation(Token), cancellationToken);
        return View switch
        {
            null => this.ShowLink(isDead: true),
            // Where the browser works for another office by now, 参加しました would stand beside the wrong name.
            { HasJoined: true } => Redirect(View.OfficeId == user.OfficeId ? Joined : "/my/offices"),
            _ => Page(),
        };
    }

    public async Task<IActionResult> OnPostJoinAsync(CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        if (!await antiforgery.IsRequestValidAsync(HttpContext))
        {
            return BadRequest();
        }

        var result = await mediator.Send(new JoinOffice(Token), cancellationToken);
        return result.Failed ? Refuse(result.Errors) : Redirect(Joined);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var page = await OnGetAsync(cancellationToken);
        if (IsSignedIn)
        {
            return page;
        }

        if (!await antiforgery.IsRequestValidAsync(HttpContext))
        {
            return BadRequest();
        }

        var result = await mediator.Send(new JoinOfficeAnew(Token, DisplayName, LoginId, Password, PasswordAgain), cancellationToken);
        if (result.Failed)
        {
            return Refuse(result.Errors);
        }

        await HttpContext.BeginSessionAsync(result.Value, stamp: null);
        return Redirect(Joined);
    }

    private IActionResult Refuse(IReadOnlyList<Error> errors)
    {
        if (View is not null && !errors.Contains(OfficePeopleErrors.InvitationUnusable))
        {
            return this.ShowErrors(errors);
        }

        View = null;
        return this.ShowLink(isDead: true);
    }
}
