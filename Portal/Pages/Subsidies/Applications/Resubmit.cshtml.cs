using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Core.Time;
using Portal.Web;

namespace Portal.Pages.Subsidies.Applications;

/// <summary>What was mended, before and after, and もう一度提出する.</summary>
[OpensByProxy(ProxyScope.Send)]
public sealed class ResubmitModel(IMediator mediator, TimeProvider clock) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public int Round { get; set; }

    [BindProperty] public string? Answer { get; set; }

    [BindProperty] public bool Agreed { get; set; }

    /// <summary>Of what this page showed.</summary>
    [BindProperty] public string? Mark { get; set; }

    public ApplicationView? View { get; private set; }

    /// <summary>What would be sent now; null while a marked part is not complete.</summary>
    public SentApplication? Mended => MendedApplication.Of(View!.Round!, View.Rules, View.Sections, View.Files, clock.TodayInJapan());

    public IReadOnlyList<ApplicationChange> Changes => ApplicationChange.Between(View!.Kind, View.Round!.Before, Mended!);

    public IReadOnlyList<ReturnedItem> Untouched => [.. View!.Round!.Items.Where(i => !View.Round.IsMended(i, View.Form, View.Files))];

    public IReadOnlyList<ApplicationSection> Unfinished => [.. View!.Sections.Open.Where(View.MayChange)];

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        View = await mediator.Send(new FindApplication(Id), cancellationToken);
        return View is { Rounds.Count: > 0 };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ResubmitApplication(Id, Round, Answer, Agreed, Mark), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : Redirect($"{SectionText.PathOf(Id)}?done=resent");
    }
}
