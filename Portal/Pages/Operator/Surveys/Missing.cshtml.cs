using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;

namespace Portal.Pages.Operator.Surveys;

/// <summary>Who has not answered, and the button that tells them so.</summary>
public sealed class MissingModel(IMediator mediator) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)] public string? Prefecture { get; set; }

    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    /// <summary>How many have just been told.</summary>
    [FromQuery] public int? Told { get; set; }

    public MissingList List { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        List = (await mediator.Send(new ListMissingInsurers(Id, Prefecture, P ?? 1), cancellationToken))!;
        return List is not null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new RemindMissingInsurers(Id, Prefecture), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage(new { id = Id, prefecture = Prefecture, told = result.Value });
    }
}
