using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.MyPage;
using Portal.Core.Subsidies;
using Portal.Core.Time;
using Portal.Pages.Subsidies.Applications;
using Portal.Web;

namespace Portal.Pages.MyPage;

[OpensByProxy(ProxyScope.All)]
public sealed class IndexModel(IMediator mediator, ICurrentUser user, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    /// <summary>Null for somebody who has left every office.</summary>
    public OfficeView? Office => Home?.Office;

    /// <summary>Null likewise.</summary>
    public MyHome? Home { get; private set; }

    public bool IsAdministrator => user.IsOfficeAdministrator;

    /// <summary>代理: of the office only its applications are shown, and what may not be done is not offered.</summary>
    public bool IsActing => user.Proxy is not null;

    /// <summary>助成金を申請する may be begun.</summary>
    public bool MayStart => user.May(ProxyScope.Prepare);

    /// <summary>There is something else to switch to.</summary>
    public bool MaySwitch => IsActing || Offices.Count > 1 || Home?.HasPrincipals == true;

    /// <summary>Where the office's data are changed; null by proxy.</summary>
    public string? ChangeOffice => IsActing ? null : "~/my/office";

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
        { Status: ApplicationStatus.AwaitingAccount } => IsActing ? "事業所・医療機関が口座を直す" : "口座を直す",
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
