using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Subsidies;
using Portal.Core.Time;

namespace Portal.Pages.Operator.Subsidies.Applications;

public sealed class IndexModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public static IReadOnlyList<SelectListItem> States { get; } =
    [
        new("決定していないもの", ""), new("受付済み", "submitted"), new("審査中", "review"), new("修正待ち", "returned"),
        new("修正が届いたもの", "corrected"), new("承認待ち", "proposed"),
        new("交付決定", "granted"), new("不交付決定", "denied"), new("取り下げ", "withdrawn"), new("すべて", "all"),
    ];

    [BindProperty(SupportsGet = true, Name = "q")] public string? Text { get; set; }

    [BindProperty(SupportsGet = true)] public string? State { get; set; }

    [BindProperty(SupportsGet = true)] public bool Mine { get; set; }

    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    public ExaminationList List { get; private set; } = null!;

    /// <summary>受付の日 is the first.</summary>
    public int DaysSince(DateTimeOffset at) => clock.TodayInJapan().DayNumber - at.DayInJapan().DayNumber + 1;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        List = await mediator.Send(new ListExaminations(new ExaminationFilter(State, Mine, Text), P ?? 1), cancellationToken);
}
