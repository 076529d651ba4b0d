using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Subsidies.Applications.Changes;

/// <summary>変更・中止・廃止の申請 of an application: what was sent, and what became of it.</summary>
public sealed class IndexModel(IMediator mediator) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    public ChangesView View { get; private set; } = null!;

    public bool IsJustRequested => Request.Query["done"] == "requested";

    public bool IsJustWithdrawn => Request.Query["done"] == "withdrawn";

    /// <summary>How it ended, in a sentence.</summary>
    public string EndOf(ChangeRequest change) => change switch
    {
        { State: ChangeState.Approved, Proposal: { } proposal } => change.Kind == ChangeKind.Change
            ? $"変更を承認しました（交付決定額 {proposal.AmountYen:N0}円）" : $"{change.Kind.Text()}を承認しました（交付決定額 0円）",
        { State: ChangeState.Refused } => $"{change.Kind.Text()}を承認しませんでした",
        { State: ChangeState.Withdrawn, EndedById: { } by } => $"{View.Names[by]}さんが取り下げました",
        _ => "交付決定が取り消されたため、終わりました",
    };

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindChanges(Id, P ?? 1), cancellationToken);
        View = found!;
        return found is not null;
    }
}
