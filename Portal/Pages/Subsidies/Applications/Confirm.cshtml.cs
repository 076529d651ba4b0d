using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Core.Time;
using Portal.Web;

namespace Portal.Pages.Subsidies.Applications;

[OpensByProxy(ProxyScope.Send)]
public sealed class ConfirmModel(IMediator mediator, TimeProvider clock) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public bool Agreed { get; set; }

    /// <summary>Of what this page showed.</summary>
    [BindProperty] public string? Mark { get; set; }

    public ApplicationView? View { get; private set; }

    /// <summary>What would be sent now; null while something is missing.</summary>
    public SentApplication? Sent => View!.Sections.Open.Count > 0
        ? null
        : SentApplication.Of(View.ProgrammeName, View.Rules, View.Office.Kind, View.Office.Number, View.Sections, View.Files, clock.TodayInJapan());

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        View ??= await mediator.Send(new FindApplication(Id), cancellationToken);
        return View is { Status: ApplicationStatus.Draft };
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadContentAsync(cancellationToken) && Sent is not null ? Page()
        : View is null ? NotFound()
        : Redirect(SectionText.PathOf(Id));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new SubmitApplication(Id, Agreed, Mark), cancellationToken);
        if (!result.Failed)
        {
            return Redirect($"{SectionText.PathOf(Id)}?done=sent");
        }

        // Somebody may have emptied a part, or withdrawn it, since this page was opened.
        return await OnGetAsync(cancellationToken) is var page and not PageResult ? page : this.ShowErrors(result);
    }
}
