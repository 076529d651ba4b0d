using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;

namespace Portal.Pages.Operator.Insurers.Accounts;

/// <summary>How far a run is, and what became of each insurer.</summary>
public sealed class RunModel(IMediator mediator) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    public AccountRunView Run { get; private set; } = null!;

    public string Address => $"/operator/insurers/accounts/runs/{Id}{(Run.Page > 1 ? $"?p={Run.Page}" : "")}";

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Run = (await mediator.Send(new FindAccountRun(Id, P ?? 1), cancellationToken))!;
        return Run is not null;
    }
}
