using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;

namespace Portal.Pages.Operator.Municipalities.Opinions;

public sealed class IndexModel(IMediator mediator) : PageModel
{
    [FromQuery] public string? Done { get; set; }

    [FromQuery] public int? Changed { get; set; }

    public OpinionCounts Now { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Now = await mediator.Send(new CountOpinions(), cancellationToken);
}
