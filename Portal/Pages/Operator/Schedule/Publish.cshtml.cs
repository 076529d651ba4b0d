using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Schedule;

/// <summary>利用開始日を公開する: exactly what everybody will read, before it is published.</summary>
[RequiresRecentProof(OnlyToSend = true)]
public sealed class PublishModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty(SupportsGet = true)] public string? Prefecture { get; set; }

    [BindProperty(SupportsGet = true)] public string? Vendor { get; set; }

    [BindProperty(SupportsGet = true)] public string? Month { get; set; }

    [FromQuery] public string? Done { get; set; }

    [FromQuery] public int? Count { get; set; }

    [BindProperty] public IReadOnlyList<string> Chosen { get; set; } = [];

    [BindProperty] public int SeenVersion { get; set; }

    [BindProperty] public string? Reason { get; set; }

    [BindProperty] public string? Seen { get; set; }

    public PublicationPreview Preview { get; private set; } = null!;

    /// <summary>All are ticked until somebody has chosen.</summary>
    public bool IsTicked(PublicationRow row) => row.Places.Count > 0 && (HttpMethods.IsGet(Request.Method) || Chosen.Contains(row.Choice));

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Preview = await mediator.Send(new PreviewPublication(new ScheduleFilter(null, Prefecture, Vendor, Month)), cancellationToken);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new PublishSchedules(Chosen, SeenVersion, Reason), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage(new { done = "published", count = result.Value });
    }

    public async Task<IActionResult> OnPostFixAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new FixSchedules(Seen), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage(new { done = "fixed", count = result.Value });
    }
}
