using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Pages.Insurer.Reviewers;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>アドレスを直して送る.</summary>
[RequiresRecentProof]
public sealed class ReviewerAddressModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)] public Guid ReviewerId { get; set; }

    [BindProperty] public string? Email { get; set; }

    [BindProperty] public string? ChosenEmail { get; set; }

    [BindProperty] public bool AlsoInRegister { get; set; } = true;

    public AddressQuestion? Question { get; private set; }

    public ViewingStatus View { get; private set; } = null!;

    public ReviewerStatus Reviewer { get; private set; } = null!;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        (Question, var email) = await AddressQuestion.AskAsync(mediator, Email, ChosenEmail, cancellationToken);
        if (Question is not null)
        {
            return Page();
        }

        var result = await mediator.Send(new CorrectReviewerAddress(Id, ReviewerId, email, AlsoInRegister), cancellationToken);
        return result.Failed ? this.ShowErrors(result) : Redirect($"/insurer/review-sessions/{Id}?done=corrected");
    }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var view = await mediator.Send(new GetViewingStatus(Id), cancellationToken);
        if (view?.Reviewers.SingleOrDefault(r => r.Id == ReviewerId) is not { } reviewer || !view.IsOpen)
        {
            return false;
        }

        (View, Reviewer) = (view, reviewer);
        Email = HttpMethods.IsGet(Request.Method) ? reviewer.SuggestedEmail ?? reviewer.Email : Email;
        return true;
    }
}
