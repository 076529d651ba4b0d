using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.MyPage;
using Portal.Core.Subsidies;
using Portal.Core.Time;
using Portal.Pages.Subsidies.Applications;

namespace Portal.Pages.MyPage;

public sealed class IndexModel(IMediator mediator, ICurrentUser user, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    /// <summary>Null for somebody who has left every office.</summary>
    public OfficeView? Office => Home?.Office;

    /// <summary>Null likewise.</summary>
    public MyHome? Home { get; private set; }

    public bool IsAdministrator => user.IsOfficeAdministrator;

    public ApplicationList Applications { get; private set; } = null!;

    /// <summary>What has just been done.</summary>
    public string? Done => (string?)Request.Query["done"] switch
    {
        "deleted" => "下書きを削除しました",
        "joined" => "参加しました",
        "recovery-stopped" => "アカウントの復旧の手続きを止めました。アカウントは、何も変わっていません",
        _ => null,
    };

    /// <summary>所属する事業所・医療機関.</summary>
    public IReadOnlyList<MyOffice> Offices { get; private set; } = [];

    /// <summary>次の予定, as the application's own page tells it.</summary>
    public string NextOf(ApplicationRow row) => row switch
    {
        { MendBy: { } mendBy } => $"{mendBy.ToJapanText()}までに修正",
        { ReturnBy: { } returnBy } => $"{returnBy.ToJapanText()}までに返還",
        { ReportTaxBy: { } reportBy } => $"{reportBy.ToJapanText()}までに消費税の報告",
        { Status: ApplicationStatus.Revoked or ApplicationStatus.Discontinued } => "―",
        { Status: ApplicationStatus.Paid } => "振込済み",
        { Status: ApplicationStatus.AwaitingAccount } => "口座を直す",
        { Status: ApplicationStatus.Granted, TransferBy: null } => "変更などの申請の結果待ち",
        { TransferBy: { } day } => $"振込：{TransferMoments.DayText(day, clock.TodayInJapan())}",
        { Status: ApplicationStatus.Submitted or ApplicationStatus.UnderReview, Sent: { } sent } =>
            $"結果のお知らせ：{sent.Expected.ResultText(clock.TodayInJapan())}",
        _ => "―",
    };

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Home = await mediator.Send(new ShowMyHome(), cancellationToken);
        Offices = await mediator.Send(new ListMyOffices(), cancellationToken);
        Applications = await mediator.Send(new ListMyApplications(Page: P ?? 1), cancellationToken);
    }

    public async Task<IActionResult> OnPostStopRecoveryAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new StopMyRecovery(), cancellationToken);
        return RedirectToPage(new { done = "recovery-stopped" });
    }
}
