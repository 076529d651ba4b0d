using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Results;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Accounts;

[RequiresRecentProof(OnlyToSend = true)]
public sealed class DetailsModel(IMediator mediator, ICurrentUser user) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [FromQuery(Name = "done")] public string? DoneWhat { get; set; }

    public AccountDesk Desk => AccountDesk.Of(user);

    public AccountDetails Person { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var person = await mediator.Send(new FindAccount(Id), cancellationToken);
        Person = person!;
        return person is not null;
    }

    public async Task<IActionResult> OnPostResendAsync(CancellationToken cancellationToken) =>
        Answer(await mediator.Send(new ResendAccountLink(Id), cancellationToken), "resent");

    public async Task<IActionResult> OnPostEnableAsync(CancellationToken cancellationToken) =>
        Answer(await mediator.Send(new EnableAccount(Id), cancellationToken), "enabled");

    public async Task<IActionResult> OnPostUnlockAsync(CancellationToken cancellationToken) =>
        Answer(await mediator.Send(new UnlockAccount(Id), cancellationToken), "unlocked");

    private IActionResult Answer(Result result, string done) =>
        result.Failed ? this.ShowErrors(result) : Redirect(Desk.PageOf(Id, done));
}
