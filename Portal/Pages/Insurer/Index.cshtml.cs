using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.ReviewBoard;

namespace Portal.Pages.Insurer;

public sealed class IndexModel(IMediator mediator, ICurrentUser user) : PageModel
{
    public InsurerHome Home { get; private set; } = null!;

    public bool MayChangeSettings => user.Role == AccountRole.InsurerAdministrator;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Home = await mediator.Send(new FindInsurerHome(), cancellationToken);
}
