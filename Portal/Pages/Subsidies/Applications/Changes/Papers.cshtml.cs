using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Subsidies.Applications.Changes;

/// <summary>変更・中止・廃止の申請に添えた資料: to be added and taken away until there is an answer.</summary>
public sealed class PapersModel(IMediator mediator) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [FromRoute] public Guid RequestId { get; set; }

    [BindProperty] public Guid FileId { get; set; }

    /// <summary>What was not taken of a form that was sent without script, a file a line.</summary>
    [TempData] public string? Told { get; set; }

    public ChangePapersView View { get; private set; } = null!;

    public static string PathOf(Guid id, Guid requestId) => $"{SectionText.PathOf(id)}/changes/{requestId}/papers";

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindChangePapers(Id, RequestId), cancellationToken);
        View = found!;
        return found is not null;
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new RemoveChangePaper(Id, RequestId, FileId), cancellationToken);
        return result.Errors.Contains(ChangeErrors.NotFound) ? NotFound()
            : result.Failed ? this.ShowErrors(result)
            : Redirect(PathOf(Id, RequestId));
    }
}
