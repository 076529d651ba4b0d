using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Subsidies;
using Portal.Core.Time;

namespace Portal.Pages.Operator.Subsidies.Changes;

public sealed class IndexModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public static IReadOnlyList<SelectListItem> States { get; } =
    [
        new("結果を待っているもの", ""), new($"長く待っているもの（{ChangeRequest.LateFromDay}日目から）", "late"), new("審査待ち", "requested"), new("承認待ち", "proposed"), new("承認", "approved"), new("不承認", "refused"),
        new("取り下げ", "withdrawn"), new("終了（交付決定の取消）", "lapsed"), new("すべて", "all"),
    ];

    [BindProperty(SupportsGet = true, Name = "q")] public string? Text { get; set; }

    [BindProperty(SupportsGet = true)] public string? State { get; set; }

    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    public ChangeList List { get; private set; } = null!;

    /// <summary>The day on which it came is the first.</summary>
    public int DaysSince(DateTimeOffset at) => clock.DaysSince(at);

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        List = await mediator.Send(new ListChangeRequests(new ChangeFilter(State, Text), P ?? 1), cancellationToken);
}
