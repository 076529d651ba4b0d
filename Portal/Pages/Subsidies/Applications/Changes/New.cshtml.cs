using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Subsidies.Applications.Changes;

/// <summary>変更・中止・廃止を申請する: the form, its answers to be checked, and back again. Nothing is kept before it is sent.</summary>
public sealed class NewModel(IMediator mediator) : PageModel, IPageContent
{
    public static IReadOnlyList<SelectListItem> Kinds { get; } =
        [.. Enum.GetValues<ChangeKind>().Select(k => new SelectListItem(k.Explanation(), k.ToString()))];

    [FromRoute] public Guid Id { get; set; }

    /// <summary>Made with the form: a second click is the same request.</summary>
    [BindProperty] public Guid RequestId { get; set; } = Guid.CreateVersion7();

    [BindProperty] public ChangeKind? Kind { get; set; }

    [BindProperty] public string? Contents { get; set; }

    [BindProperty] public string? Reason { get; set; }

    [BindProperty] public string? Amount { get; set; }

    [BindProperty] public string? From { get; set; }

    public ChangesView View { get; private set; } = null!;

    /// <summary>What would be sent; null while it is typed.</summary>
    public ChangeAnswers? Checked { get; private set; }

    private ChangeForm Form => new(Kind, Contents, Reason, Amount, From);

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindChanges(Id), cancellationToken);
        View = found!;
        return found is not null;
    }

    public async Task<IActionResult> OnPostCheckAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new CheckChange(Id, Form), cancellationToken);
        Checked = result.Failed ? null : result.Value;

        return result.Failed ? this.ShowErrors(result) : Page();
    }

    public IActionResult OnPostEdit() => Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new RequestChange(Id, RequestId, Form), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Index", new { id = Id, done = "requested" });
    }
}
