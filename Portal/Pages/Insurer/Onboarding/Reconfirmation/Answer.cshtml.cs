using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;

namespace Portal.Pages.Insurer.Onboarding.Reconfirmation;

/// <summary>One question: why the answer stands.</summary>
public sealed class AnswerModel(IMediator mediator) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public string? Words { get; set; }

    public MyReconfirmation View { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        View = (await mediator.Send(new FindMyReconfirmations(Id), cancellationToken)).SingleOrDefault()!;
        if (View is not null && HttpMethods.IsGet(Request.Method))
        {
            Words = View.Question.Words;
        }

        return View is not null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ExplainAnswer(Id, Words), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Index", new { done = "explained" });
    }
}
