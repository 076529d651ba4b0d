using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Subsidies;
using Portal.Core.Time;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Subsidies.Programmes;

[RequiresRecentProof]
public sealed class ExtendModel(IMediator mediator, TimeProvider clock) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public DateOnly? OpensOn { get; set; }

    [BindProperty] public string? ClosesOn { get; set; }

    [BindProperty] public string? Notice { get; set; }

    public ProgrammeDetails Details { get; private set; } = null!;

    /// <summary>Those that have begun, as they end now.</summary>
    public IReadOnlyList<ReceptionWindow> Windows => [.. Details.Reception.Where(w => w.OpensOn <= clock.TodayInJapan())];

    public IReadOnlyList<SelectListItem> WindowChoices =>
        [.. Windows.Select(w => new SelectListItem($"{w.OpensOn.ToJapanText()}から{w.ClosesOn.ToJapanText()}まで", $"{w.OpensOn:yyyy-MM-dd}"))];

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindProgramme(Id), cancellationToken);
        Details = found!;
        return found is { IsInForce: true };
    }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (await LoadContentAsync(cancellationToken))
        {
            Notice = "システムの障害のため、申請できない時間がありました。ご迷惑をおかけしました。";
            OpensOn = Windows.LastOrDefault()?.OpensOn;
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ExtendReception(Id, OpensOn, ClosesOn, Notice), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Details", new { id = Id, done = "extended" });
    }
}
