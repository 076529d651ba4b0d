using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Municipalities;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Municipalities;

[RequiresRecentProof(OnlyToSend = true)]
public sealed class EndedModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty] public string? Code { get; set; }

    [BindProperty] public string? Successor { get; set; }

    [BindProperty] public MunicipalityChangeKind? Kind { get; set; }

    [BindProperty] public string? ChangedOn { get; set; }

    [FromQuery] public string? Done { get; set; }

    /// <summary>Both by their names, before they are published; null until the form was right.</summary>
    public CheckedSuccessor? Checked { get; private set; }

    public IReadOnlyList<EndedMunicipality> Ended { get; private set; } = [];

    public IEnumerable<SelectListItem> Choices => [new("選んでください", ""), .. Ended.Select(e => new SelectListItem(e.Name, e.Code))];

    public IEnumerable<SelectListItem> Kinds =>
        new[] { MunicipalityChangeKind.Merged, MunicipalityChangeKind.Raised }.Select(k => new SelectListItem(k.Text(), $"{k}"));

    public async Task<IActionResult> OnPostCheckAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new CheckSuccessor(Code, Successor, Kind, ChangedOn), cancellationToken);
        Checked = result.Failed ? null : result.Value;
        return result.Failed ? this.ShowErrors(result) : Page();
    }

    public async Task<IActionResult> OnPostTakeBackAsync(Guid changeId, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new TakeBackSuccessor(changeId), cancellationToken);
        return result.Failed ? this.ShowErrors(result) : RedirectToPage(new { done = "taken-back" });
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new RecordSuccessor(Code, Successor, Kind, ChangedOn), cancellationToken);
        return result.Failed ? this.ShowErrors(result) : RedirectToPage(new { done = "recorded" });
    }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Ended = await mediator.Send(new ListEndedMunicipalities(), cancellationToken);
        return true;
    }
}
