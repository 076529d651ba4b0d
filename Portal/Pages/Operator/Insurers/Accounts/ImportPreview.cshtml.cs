using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Insurers.Accounts;

[RequiresRecentProof(OnlyToSend = true)]
public sealed class ImportPreviewModel(IMediator mediator) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)] public bool OnlyProblems { get; set; }

    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    [BindProperty] public string? Fingerprint { get; set; }

    [BindProperty] public bool LeaveOutProblems { get; set; }

    public AccountIssuePlan Plan { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Plan = (await mediator.Send(new PreviewAccountIssue(Id), cancellationToken))!;
        return Plan is not null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new StartAccountIssue(Id, Fingerprint, LeaveOutProblems), cancellationToken);
        return !result.Failed ? RedirectToPage("Run", new { id = result.Value })
            : result.Errors.Contains(AccountRunErrors.Expired) ? RedirectToPage("Import", new { gone = true })
            : this.ShowErrors(result);
    }
}
