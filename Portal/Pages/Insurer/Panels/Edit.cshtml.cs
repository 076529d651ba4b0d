using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Web;

namespace Portal.Pages.Insurer.Panels;

public sealed class EditModel(IMediator mediator) : PageModel, IPageContent, IPanelForm
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    [BindProperty] public uint Version { get; set; }

    [BindProperty] public string? Name { get; set; }

    [BindProperty] public IReadOnlyList<Guid> Members { get; set; } = [];

    [BindProperty] public Dictionary<Guid, string?> Order { get; set; } = [];

    [BindProperty] public Guid? Head { get; set; }

    public string? Done { get; private set; }

    public PanelDetails Panel { get; private set; } = null!;

    public SeatableReviewers Reviewers { get; private set; } = SeatableReviewers.None;

    /// <summary>Somebody else saved between opening and sending this form.</summary>
    public bool IsConflict => HttpMethods.IsPost(Request.Method) && Version != Panel.Version;

    public void OnGet(string? done) => Done = done;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new FindPanel(Id), cancellationToken) is not { } panel)
        {
            return false;
        }

        Panel = panel;
        Reviewers = await mediator.Send(new ListSeatableReviewers(Id), cancellationToken);
        if (HttpMethods.IsGet(Request.Method))
        {
            Name = panel.Name;
            Members = [.. panel.Members.Select(m => m.ReviewerId)];
            Order = Reviewers.List.ToDictionary(r => r.Id, r => r.Position?.ToString(CultureInfo.InvariantCulture));
            Head = panel.Members.FirstOrDefault(m => m.IsHead)?.ReviewerId;
        }

        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(
            new ChangePanel(Id, Version, Name, PanelOrder.Seating(Members, Order, Head)), cancellationToken);
        return result.Failed ? this.ShowErrors(result) : RedirectToPage(new { id = Id, done = "changed" });
    }

    public async Task<IActionResult> OnPostSwitchAsync(bool active, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new SwitchPanel(Id, active), cancellationToken);
        return result.Failed ? this.ShowErrors(result)
            : result.Value ? RedirectToPage(new { id = Id, done = active ? "activated" : "deactivated" })
            : NotFound();
    }
}
