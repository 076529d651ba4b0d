using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Data;
using Portal.Core.Subsidies;
using Portal.Core.Time;
using Portal.Web;

namespace Portal.Pages.Operator.Subsidies.Applications;

public sealed class IndexModel(IMediator mediator, TimeProvider clock) : PageModel, IPageContent
{
    public static IReadOnlyList<SelectListItem> States { get; } =
    [
        new("決定していないもの", ""), new("受付済み", "submitted"), new("審査中", "review"), new("修正待ち", "returned"),
        new("修正が届いたもの", "corrected"), new("承認待ち", "proposed"), new("確定待ち", "scheduled"),
        new("交付決定", "granted"), new("振込済み", "paid"), new("口座の確認待ち", "account"), new("不交付決定", "denied"), new("取り下げ", "withdrawn"),
        new("取消の承認待ち", "revoking"), new("取消", "revoked"), new("中止・廃止", "discontinued"), new("変更などの申請の結果待ち", "changing"), new("取消などの返還待ち", "repay"), new("すべて", "all"),
    ];

    [BindProperty(SupportsGet = true, Name = "q")] public string? Text { get; set; }

    [BindProperty(SupportsGet = true)] public string? State { get; set; }

    [BindProperty(SupportsGet = true)] public bool Mine { get; set; }

    /// <summary>年度.</summary>
    [BindProperty(SupportsGet = true)] public int? Year { get; set; }

    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    /// <summary>The applications that are ticked.</summary>
    [BindProperty] public IReadOnlyList<Guid> Ids { get; set; } = [];

    [BindProperty] public Guid? Examiner { get; set; }

    /// <summary>How many have just been given an examiner.</summary>
    [BindProperty(SupportsGet = true, Name = "assigned")] public int? Assigned { get; set; }

    public IReadOnlyList<SelectListItem> Examiners =>
        [new("選んでください", ""), .. List.Examiners.Select(e => new SelectListItem(e.Name, e.Id.ToString()))];

    public ExaminationList List { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Years =>
        [new("すべての年度", ""), .. SubsidyYears.Until(clock.TodayInJapan()).Select(y => new SelectListItem(FiscalYear.TextOf(y), $"{y}"))];

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>受付の日 is the first.</summary>
    public int DaysSince(DateTimeOffset at) => clock.DaysSince(at);

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        List = await mediator.Send(new ListExaminations(new ExaminationFilter(State, Mine, Text, Year), P ?? 1), cancellationToken);
        return true;
    }

    /// <summary>What is ticked is looked through before it is decided.</summary>
    public IActionResult OnPostDecide() => Ids.Count == 0
        ? this.ShowErrors([ScheduledDecisionErrors.NoneChosen])
        : RedirectToPage("DecideTogether", new { id = Ids.Take(ListLimits.PageSize).Select(id => id.ToString("N")).ToArray() });

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new AssignExaminations(Ids, Examiner), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage(new { q = Text, State, Mine, Year, P, assigned = result.Value });
    }
}
