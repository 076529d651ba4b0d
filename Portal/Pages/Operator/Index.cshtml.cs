using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;

namespace Portal.Pages.Operator;

public sealed class IndexModel(IMediator mediator) : PageModel
{
    public AccountFigures Now { get; private set; } = null!;

    public OpenChanges OpenChanges { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Now = await mediator.Send(new CountAccounts(), cancellationToken);
        OpenChanges = await mediator.Send(new CountOpenChanges(), cancellationToken);
    }
}
