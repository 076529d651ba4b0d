using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Insurer.Reviewers;

[RequiresRecentProof(OnlyToSend = true)]
public sealed class EditModel(IMediator mediator) : PageModel, IPageContent, IReviewerForm
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    [BindProperty] public uint Version { get; set; }

    [BindProperty] public string? Name { get; set; }

    [BindProperty] public string? Email { get; set; }

    [BindProperty] public string? Profession { get; set; }

    [BindProperty] public string? ChosenEmail { get; set; }

    public string? Done { get; private set; }

    public AddressQuestion? Question { get; private set; }

    public IReadOnlyList<string> Professions { get; private set; } = [];

    public ReviewerDetails Reviewer { get; private set; } = null!;

    /// <summary>Somebody else saved between opening and sending this form.</summary>
    public bool IsConflict => HttpMethods.IsPost(Request.Method) && Version != Reviewer.Version;

    public void OnGet(string? done) => Done = done;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new FindReviewer(Id), cancellationToken) is not { } reviewer)
        {
            return false;
        }

        Reviewer = reviewer;
        Professions = await mediator.Send(new ListProfessions(), cancellationToken);
        if (HttpMethods.IsGet(Request.Method))
        {
            (Name, Email, Profession) = (reviewer.Name, reviewer.Email, reviewer.Profession);
        }

        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        (Question, var email) = await AddressQuestion.AskAsync(mediator, Email, ChosenEmail, cancellationToken);
        if (Question is not null)
        {
            return Page();
        }

        var result = await mediator.Send(
            new ChangeReviewer(Id, Version, Name, email, Profession), cancellationToken);
        return result.Failed ? this.ShowErrors(result) : RedirectToPage(new { id = Id, done = "changed" });
    }

    public async Task<IActionResult> OnPostSwitchAsync(bool active, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new SwitchReviewer(Id, active), cancellationToken);
        return result.Failed ? this.ShowErrors(result)
            : result.Value ? RedirectToPage(new { id = Id, done = active ? "activated" : "deactivated" })
            : NotFound();
    }
}
