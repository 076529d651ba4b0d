using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;

namespace Portal.Pages.Operator.Schedule;

/// <summary>日程盤.</summary>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    public const string ByPrefecture = "prefecture";

    [BindProperty(SupportsGet = true)] public string? By { get; set; }

    [BindProperty(SupportsGet = true)] public string? State { get; set; }

    public bool IsByPrefecture => By == ByPrefecture;

    public ScheduleBoard Board { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Board = await mediator.Send(new ShowScheduleBoard(IsByPrefecture, State), cancellationToken);
}
