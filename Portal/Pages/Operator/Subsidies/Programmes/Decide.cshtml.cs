using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Subsidies.Programmes;

[RequiresRecentProof]
public sealed class DecideModel(IMediator mediator, ICurrentUser user) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public uint Version { get; set; }

    [BindProperty] public string? Reason { get; set; }

    public ProgrammeDetails Details { get; private set; } = null!;

    public bool IsOwn => Details.Programme.IsBy(user.AccountId);

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindProgramme(Id), cancellationToken);
        Details = found!;
        return found is not null;
    }

    public async Task<IActionResult> OnPostApproveAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ApproveProgramme(Id, Version), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Details", new { id = Id, done = "approved" });
    }

    public async Task<IActionResult> OnPostSendBackAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new SendBackProgramme(Id, Version, Reason), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Details", new { id = Id, done = "sent-back" });
    }
}
