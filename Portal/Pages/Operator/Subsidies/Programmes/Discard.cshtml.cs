using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Operator.Subsidies.Programmes;

public sealed class DiscardModel(IMediator mediator) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public uint Version { get; set; }

    public ProgrammeDetails Details { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindProgramme(Id), cancellationToken);
        Details = found!;
        return found?.Programme.Status == ProgrammeStatus.Draft || (found is not null && HttpMethods.IsPost(Request.Method));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new DiscardProgrammeDraft(Id, Version), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Index", new { done = "discarded" });
    }
}
