using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.MyPage.Proxies;

[RequiresRecentProof(OnlyToSend = true)]
public sealed class DetailsModel(IMediator mediator, ICurrentUser user) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public Guid Office { get; set; }

    /// <summary>Which office the forms are about.</summary>
    public Guid? Chosen => user.OfficeId;

    public bool MayChange => user.IsOfficeAdministrator;

    public ProxyView? View { get; private set; }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken) =>
        (View = await mediator.Send(new FindProxy(Id), cancellationToken)) is not null;

    public async Task<IActionResult> OnPostAcceptAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new AcceptProxy(Office, Id), cancellationToken);

        return this.AnswerProxy(result, "accepted");
    }

    public async Task<IActionResult> OnPostDeclineAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new DeclineProxy(Office, Id), cancellationToken);

        return this.AnswerProxy(result, "declined");
    }
}
