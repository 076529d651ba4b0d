using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Subsidies;
using Portal.Core.Time;

namespace Portal.Pages.Operator.Subsidies.TaxReports;

public sealed class IndexModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public static IReadOnlyList<SelectListItem> States { get; } =
    [
        new("確認待ち", ""), new("期限切れ", "overdue"), new("未報告", "open"), new("差し戻し", "sentback"), new("確認済み", "accepted"), new("返還待ち", "repay"), new("報告不要", "lifted"), new("すべて", "all"),
    ];

    [BindProperty(SupportsGet = true, Name = "q")] public string? Text { get; set; }

    [BindProperty(SupportsGet = true)] public string? State { get; set; }

    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    public TaxReportList List { get; private set; } = null!;

    public bool IsOverdue(TaxReportRow row) => row.State == TaxReportState.Open && row.DueOn < clock.TodayInJapan();

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        List = await mediator.Send(new ListTaxReports(new TaxReportFilter(State, Text), P ?? 1), cancellationToken);
}
