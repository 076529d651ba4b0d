using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Core.Time;
using Portal.Web;

namespace Portal.Pages.Subsidies.Applications;

/// <summary>The task list of a draft; what became of an application that was sent.</summary>
[OpensByProxy(ProxyScope.All)]
public sealed class DetailsModel(IMediator mediator, IOptionsSnapshot<RetentionOptions> retention, TimeProvider clock) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    public ApplicationView? View { get; private set; }

    public bool IsJustSent => Request.Query["done"] == "sent";

    /// <summary>もう一度提出した.</summary>
    public bool IsJustResent => Request.Query["done"] == "resent";

    /// <summary>口座を直した.</summary>
    public bool IsAccountJustCorrected => Request.Query["done"] == "account";

    public DateOnly Today => clock.TodayInJapan();

    /// <summary>The window in which it may be sent; null when there is none any more.</summary>
    public ReceptionWindow? Window => View!.Reception.FirstOrDefault(w => w.StateOn(Today) == ReceptionState.Open)
        ?? View.Reception.FirstOrDefault(w => w.StateOn(Today) == ReceptionState.Planned);

    /// <summary>保存期間の終わり; null while it is being examined.</summary>
    public DateOnly? KeptUntil =>
        View!.Status == ApplicationStatus.Draft ? SubsidyRetention.DraftKeptUntil(View.FiscalYear, View.SavedAt)
        : View.ConcludedOn is { } day ? SubsidyRetention.KeptUntil(day, retention.Value.SubsidyYears)
        : null;

    /// <summary>Until when the office itself keeps books and evidence (交付要綱5条7), whatever is set for the portal; null while it is being examined.</summary>
    public DateOnly? EvidenceUntil => View!.ConcludedOn is { } day ? SubsidyRetention.KeptUntil(day, RetentionOptions.Fewest) : null;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken) =>
        (View = await mediator.Send(new FindApplication(Id), cancellationToken)) is not null;
}
