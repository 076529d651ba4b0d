using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;

namespace Portal.Pages.Operator.Subsidies.Programmes;

public sealed class IndexModel(IMediator mediator) : PageModel
{
    [FromQuery] public string? Done { get; set; }

    public IReadOnlyList<ProgrammeRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Rows = await mediator.Send(new ListProgrammes(), cancellationToken);
}
