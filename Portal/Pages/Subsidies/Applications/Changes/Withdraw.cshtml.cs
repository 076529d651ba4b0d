using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Subsidies.Applications.Changes;

public sealed class WithdrawModel(IMediator mediator) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [FromRoute] public Guid RequestId { get; set; }

    public ChangesView View { get; private set; } = null!;

    public ChangeRequest Change { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindChanges(Id), cancellationToken);
        var change = found?.Requests.SingleOrDefault(r => r.Id == RequestId);
        (View, Change) = (found!, change!);
        return change is { IsOpen: true } || (change is not null && !ModelState.IsValid);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new WithdrawChange(Id, RequestId), cancellationToken);
        return result.Errors.Contains(ChangeErrors.NotFound) ? NotFound()
            : result.Failed ? this.ShowErrors(result)
            : RedirectToPage("Index", new { id = Id, done = "withdrawn" });
    }
}
