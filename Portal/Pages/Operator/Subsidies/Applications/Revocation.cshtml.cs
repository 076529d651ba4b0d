using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Core.Results;
using Portal.Core.Subsidies;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Subsidies.Applications;

/// <summary>取消の案: decided or sent back by a second person, taken back by who proposed it.</summary>
[RequiresRecentProof]
public sealed class RevocationModel(IMediator mediator) : QueuePageModel, IPageContent
{
    [BindProperty] public Guid RevocationId { get; set; }

    /// <summary>返還する額 that was shown.</summary>
    [BindProperty] public int AskedBackYen { get; set; }

    [BindProperty] public string? Words { get; set; }

    public RevocationView View { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindRevocation(Id), cancellationToken);
        View = found!;
        return found is not null;
    }

    public Task<IActionResult> OnPostDecideAsync(CancellationToken cancellationToken) =>
        DoAsync(new DecideRevocation(Id, RevocationId, AskedBackYen), "revoked", cancellationToken);

    public Task<IActionResult> OnPostSendBackAsync(CancellationToken cancellationToken) =>
        DoAsync(new SendBackRevocation(Id, RevocationId, Words), "revocation-sent-back", cancellationToken);

    public Task<IActionResult> OnPostTakeBackAsync(CancellationToken cancellationToken) =>
        DoAsync(new TakeBackRevocation(Id, RevocationId), "revocation-taken-back", cancellationToken);

    private async Task<IActionResult> DoAsync(IRequest<Result> act, string done, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(act, cancellationToken);

        return result.Failed ? this.ShowErrors(result) : TellOnDetails(done);
    }
}
