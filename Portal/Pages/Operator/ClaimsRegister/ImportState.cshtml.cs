using MediatR;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.ClaimsRegister;

/// <summary>One import, wherever it stands: being read, to be confirmed, being imported, or ended.</summary>
[RequiresRecentProof(OnlyToSend = true)]
public sealed class ImportStateModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)] public ClaimsRegisterOutcome? Show { get; set; }

    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    [BindProperty] public bool LeaveOutProblems { get; set; }

    [BindProperty] public bool AcceptVanished { get; set; }

    public ClaimsRegisterView View { get; private set; } = null!;

    public string Address => $"/operator/claims-register/import/{Id}";

    /// <summary>Asked for again while the worker is at it.</summary>
    public IHtmlContent Followed => View.Import.IsUnderWay
        ? new HtmlFormattableString("data-refresh-url=\"{0}\"", Address)
        : HtmlString.Empty;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        View = (await mediator.Send(new FindClaimsRegisterImport(Id, Show, P ?? 1), cancellationToken))!;
        return View is not null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        Answer(await mediator.Send(new ConfirmClaimsRegister(Id, LeaveOutProblems, AcceptVanished), cancellationToken));

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken cancellationToken) =>
        Answer(await mediator.Send(new CancelClaimsRegister(Id), cancellationToken));

    private IActionResult Answer(Portal.Core.Results.Result result) =>
        result.Failed ? this.ShowErrors(result) : RedirectToPage(new { id = Id });
}
