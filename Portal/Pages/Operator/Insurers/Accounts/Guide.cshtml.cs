using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;

namespace Portal.Pages.Operator.Insurers.Accounts;

/// <summary>初回ログイン手順書 for one insurer: no name of a person, no login ID, no secret.</summary>
public sealed class GuideModel(IMediator mediator, PrintedPages printed, FirstSignInGuidePdf guide) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await mediator.Send(new FindInsurer(id), cancellationToken) is { } insurer
            ? await printed.AnswerAsync<FirstSignInGuide>(
                this, FirstSignInGuidePdf.Title, $"初回ログイン手順書_{insurer.InsurerNumber}.pdf", guide.Parameters(insurer), cancellationToken)
            : NotFound();
}
