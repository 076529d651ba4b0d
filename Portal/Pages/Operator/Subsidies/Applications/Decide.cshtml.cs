using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Core.Subsidies;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Subsidies.Applications;

[RequiresRecentProof]
public sealed class DecideModel(IMediator mediator) : QueuePageModel, IPageContent
{
    [BindProperty] public uint Version { get; set; }

    [BindProperty] public string? SendBackReason { get; set; }

    public ExaminationView View { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindExamination(Id), cancellationToken);
        View = found!;
        return found is not null;
    }

    public async Task<IActionResult> OnPostDecideAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new DecideApplication(Id, Version), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : TellOnDetails("decided");
    }

    public async Task<IActionResult> OnPostSendBackAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new SendBackProposal(Id, Version, SendBackReason), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : TellOnDetails("sent-back");
    }
}
