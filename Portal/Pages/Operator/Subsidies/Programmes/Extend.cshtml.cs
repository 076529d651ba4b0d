using System.Globalization;
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
    private const string Day = "yyyy-MM-dd";

    [FromRoute] public Guid Id { get; set; }

    /// <summary>The window, by 受付を始める日 as yyyy-MM-dd.</summary>
    [BindProperty] public string? OpensOn { get; set; }

    [BindProperty] public string? ClosesOn { get; set; }

    [BindProperty] public string? Notice { get; set; }

    public ProgrammeDetails Details { get; private set; } = null!;

    /// <summary>Those that have begun, as they end now.</summary>
    public IReadOnlyList<ReceptionWindow> Windows => [.. Details.Reception.Where(w => w.OpensOn <= clock.TodayInJapan())];

    public IReadOnlyList<SelectListItem> WindowChoices =>
        [.. Windows.Select(w => new SelectListItem($"{w.OpensOn.ToJapanText()}から{w.ClosesOn.ToJapanText()}まで", w.OpensOn.ToString(Day, CultureInfo.InvariantCulture)))];

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindProgramme(Id), cancellationToken);
        Details = found!;
        if (found is not { IsInForce: true })
        {
            return false;
        }

        OpensOn ??= WindowChoices is [.., var last] ? last.Value : null;
        return true;
    }

    public void OnGet() => Notice = "システムの障害のため、申請できない時間がありました。ご迷惑をおかけしました。";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var opensOn = DateOnly.TryParseExact(OpensOn, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null;
        var result = await mediator.Send(new ExtendReception(Id, opensOn, ClosesOn, Notice), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Details", new { id = Id, done = "extended" });
    }
}
