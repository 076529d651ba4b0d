using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Results;
using Portal.Core.Time;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Recoveries;

[RequiresRecentProof(OnlyToSend = true)]
public sealed class DetailsModel(IMediator mediator, ICurrentUser user) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [FromQuery(Name = "done")] public string? DoneWhat { get; set; }

    [BindProperty] public string? Reason { get; set; }

    public RecoveryDetails Details { get; private set; } = null!;

    /// <summary>The asking person recorded it: somebody else confirms it.</summary>
    public bool IsOwn => Details.Recovery.RequestedById == user.AccountId;

    /// <summary>When it is carried out, or what it waits for.</summary>
    public string EffectText => Details.Recovery switch
    {
        { Status: RecoveryStatus.Waiting, TakesEffectAt: { } at, NewEmailConfirmedAt: null } => $"{at.ToJapanText()}を過ぎ、新しいアドレスの確認が済むと、自動で行います",
        { Status: RecoveryStatus.Waiting, TakesEffectAt: { } at } => $"{at.ToJapanText()}を過ぎると、自動で行います",
        { Status: RecoveryStatus.Waiting, GivenUpAt: { } until } =>
            $"前のアドレスへのメールを送れたとき（あて先のサーバーが断ったときを含みます）から、{(int)AccountRecovery.Wait.TotalHours}時間を数えます。{until.ToJapanText()}までに送れないと、取りやめます",
        { TakesEffectAt: { } at } => $"{at.ToJapanText()}の予定でした",
        _ => "決まる前に終わりました",
    };

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var details = await mediator.Send(new FindAccountRecovery(Id), cancellationToken);
        Details = details!;
        return details is not null;
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellationToken) =>
        Answer(await mediator.Send(new ConfirmAccountRecovery(Id), cancellationToken), "confirmed");

    public async Task<IActionResult> OnPostStopAsync(CancellationToken cancellationToken) =>
        Answer(await mediator.Send(new StopAccountRecovery(Id, Reason), cancellationToken), "stopped");

    private IActionResult Answer(Result result, string done) =>
        result.Failed ? this.ShowErrors(result) : RedirectToPage(new { id = Id, done });
}
