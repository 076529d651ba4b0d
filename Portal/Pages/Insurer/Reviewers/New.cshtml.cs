using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Web;

namespace Portal.Pages.Insurer.Reviewers;

public sealed class NewModel(IMediator mediator) : PageModel, IPageContent, IReviewerForm
{
    [BindProperty] public Guid NewId { get; set; } = Guid.CreateVersion7();

    [BindProperty] public string? Name { get; set; }

    [BindProperty] public string? Email { get; set; }

    [BindProperty] public string? Profession { get; set; }

    /// <summary>The answer to 「もしかして」: the address to take, whichever button was pressed.</summary>
    [BindProperty] public string? ChosenEmail { get; set; }

    public AddressQuestion? Question { get; private set; }

    public IReadOnlyList<string> Professions { get; private set; } = [];

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Professions = await mediator.Send(new ListProfessions(), cancellationToken);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        (Question, var email) = await AddressQuestion.AskAsync(mediator, Email, ChosenEmail, cancellationToken);
        if (Question is not null)
        {
            return Page();
        }

        var result = await mediator.Send(new AddReviewer(Name, email, Profession, NewId), cancellationToken);
        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Edit", new { id = result.Value, done = "added" });
    }
}
