using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;

namespace Portal.Pages.Subsidies;

public sealed class IndexModel(IMediator mediator) : PageModel
{
    public ShownProgrammes Shown { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Shown = await mediator.Send(new ShowProgrammes(), cancellationToken);
}
