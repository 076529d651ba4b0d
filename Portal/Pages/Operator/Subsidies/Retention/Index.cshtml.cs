using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Data;
using Portal.Core.Subsidies;
using Portal.Core.Time;

namespace Portal.Pages.Operator.Subsidies.Retention;

/// <summary>助成金の記録の保存期間: what will be deleted, what is kept longer, and what was deleted.</summary>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    public RetentionOverview Overview { get; private set; } = null!;

    public PurgedApplicationList Purged { get; private set; } = null!;

    public static string CountText(int count) => count > ListLimits.Counted ? $"{ListLimits.Counted:N0}件以上" : $"{count:N0}件";

    /// <summary>A table of applications that are still there.</summary>
    public KeptTable TableOf(IReadOnlyList<KeptApplication> rows, string label, bool isOver) => new(rows, Overview.Years, label, isOver);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Overview = await mediator.Send(new ListRetention(), cancellationToken);
        Purged = await mediator.Send(new ListPurgedApplications(P ?? 1), cancellationToken);
    }
}

/// <param name="Rows">The applications.</param>
/// <param name="Years">保存期間.</param>
/// <param name="Label">What it is a table of.</param>
/// <param name="IsOver">Their 保存期間 is over: the day has passed, and what holds them says until when.</param>
public sealed record KeptTable(IReadOnlyList<KeptApplication> Rows, int Years, string Label, bool IsOver)
{
    /// <summary>保存する日.</summary>
    public string UntilText(KeptApplication row) => UntilText(row, Years, IsOver);

    /// <inheritdoc cref="UntilText(KeptApplication)"/>
    public static string UntilText(KeptApplication row, int years, bool isOver) =>
        !isOver ? $"{SubsidyRetention.KeptUntil(row.ConcludedOn, years).ToJapanText()}まで{(row.Order is null ? "" : "（指定を解くまでは、そのあとも残します）")}"
        : row.Hold == RetentionHold.EndedLately ? $"すべて済んでから{SubsidyRetention.NoticeDays}日まで"
        : $"{EndOf(row)}まで、そのあと{SubsidyRetention.NoticeDays}日";

    private static string EndOf(KeptApplication row) =>
        row.Hold == RetentionHold.Ordered ? "指定を解く" : row.Order is null ? "済む" : "済み、指定を解く";
}
