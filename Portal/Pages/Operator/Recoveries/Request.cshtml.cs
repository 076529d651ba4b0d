using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Accounts;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Recoveries;

[RequiresRecentProof]
public sealed class RequestModel(IMediator mediator) : PageModel, IPageContent
{
    public static IReadOnlyList<SelectListItem> Checks { get; } =
        [.. Enum.GetValues<IdentityCheck>().Select(c => new SelectListItem(c.Text(), c.ToString()))];

    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public IdentityCheck? CheckedBy { get; set; }

    [BindProperty] public string? CheckedHow { get; set; }

    [BindProperty] public string? NewEmail { get; set; }

    public AccountDetails Person { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var person = await mediator.Send(new FindAccount(Id), cancellationToken);
        Person = person!;
        return person is { Role: AccountRole.OfficeUser, State: not AccountState.Disabled };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new RequestAccountRecovery(Id, CheckedBy, CheckedHow, NewEmail), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Details", new { id = result.Value, done = "requested" });
    }
}
