using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Operator.Subsidies.Letters;

public sealed class NewModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty(SupportsGet = true)] public int? Year { get; set; }

    [BindProperty(SupportsGet = true)] public SubsidyKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)] public bool? Grants { get; set; }

    [BindProperty(SupportsGet = true)] public DateOnly? Until { get; set; }

    /// <summary>The same for two clicks on one form.</summary>
    [BindProperty] public Guid RunId { get; set; } = Guid.CreateVersion7();

    public LetterRunPreview Preview { get; private set; } = null!;

    private LetterFilter Filter => new(Year, Kind, Grants, Until);

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Preview = await mediator.Send(new PreviewLetterRun(Filter), cancellationToken);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new StartLetterRun(RunId, Filter), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Details", new { id = result.Value });
    }
}
