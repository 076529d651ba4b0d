using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Surveys;

/// <summary>One insurer's answers, and the reply to its request to change them after the last day.</summary>
[RequiresRecentProof(OnlyToSend = true)]
public sealed class InsurerModel(IMediator mediator) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [FromRoute] public Guid InsurerId { get; set; }

    /// <summary>What the page asked to be replied to; null where the secretariat acts by itself.</summary>
    [BindProperty] public Guid? RequestId { get; set; }

    /// <summary>Made with the form.</summary>
    [BindProperty] public Guid NewId { get; set; } = Guid.CreateVersion7();

    /// <summary>Which button: it is taken, or refused.</summary>
    [BindProperty] public bool IsGranted { get; set; }

    [BindProperty] public string? Until { get; set; }

    [BindProperty] public string? Words { get; set; }

    [FromQuery] public string? Done { get; set; }

    public SurveyInsurer View { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        View = (await mediator.Send(new FindSurveyInsurer(Id, InsurerId), cancellationToken))!;
        return View is not null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new AnswerSurveyChange(Id, InsurerId, RequestId, NewId, IsGranted, Until, Words), cancellationToken);

        return result.Failed
            ? this.ShowErrors(result)
            : RedirectToPage(new { id = Id, insurerId = InsurerId, done = IsGranted ? "granted" : "refused" });
    }

    /// <param name="shown">The day that the page showed.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<IActionResult> OnPostMoveAsync(DateOnly? shown, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new MoveSurveyReopening(Id, InsurerId, shown, Until), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage(new { id = Id, insurerId = InsurerId, done = "moved" });
    }
}
