using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;

namespace Portal.Pages.Operator.Schedule.Insurers;

public sealed class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Text { get; set; }

    [BindProperty(SupportsGet = true)] public string? Prefecture { get; set; }

    [BindProperty(SupportsGet = true)] public string? Vendor { get; set; }

    [BindProperty(SupportsGet = true)] public string? Month { get; set; }

    [BindProperty(SupportsGet = true)] public string? State { get; set; }

    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    public InsurerScheduleList List { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => List = await mediator.Send(
        new ListInsurerSchedules(new ScheduleFilter(Text, Prefecture, Vendor, Month, State), P ?? 1), cancellationToken);
}
