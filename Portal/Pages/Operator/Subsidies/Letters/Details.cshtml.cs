using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Results;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Operator.Subsidies.Letters;

/// <summary>How far a run is.</summary>
public sealed class DetailsModel(IMediator mediator) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    public LetterRunView Details { get; private set; } = null!;

    public string Address => $"/operator/subsidies/letters/{Id}";

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Details = (await mediator.Send(new FindLetterRun(Id), cancellationToken))!;
        return Details is not null;
    }

    public async Task<IActionResult> OnPostHaltAsync(CancellationToken cancellationToken) =>
        Answer(await mediator.Send(new HaltLetterRun(Id), cancellationToken));

    public async Task<IActionResult> OnPostContinueAsync(CancellationToken cancellationToken) =>
        Answer(await mediator.Send(new HaltLetterRun(Id, GoOn: true), cancellationToken));

    public async Task<IActionResult> OnPostRetryAsync(CancellationToken cancellationToken) =>
        Answer(await mediator.Send(new RetryStoppedLetters(Id), cancellationToken));

    private IActionResult Answer(Result result) => result.Failed ? this.ShowErrors(result) : RedirectToPage(new { id = Id });
}
