using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Results;
using Portal.Core.Subsidies;
using Portal.Core.Time;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Subsidies.Changes;

/// <summary>One request beside its application, and the answer to it by two persons.</summary>
[RequiresRecentProof(OnlyToSend = true)]
public sealed class DetailsModel(IMediator mediator, TimeProvider clock) : PageModel, IPageContent
{
    public static IReadOnlyList<SelectListItem> Outcomes { get; } = [new("承認する", "True"), new("承認しない", "False")];

    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public uint Version { get; set; }

    /// <summary>返還する額 that the page showed.</summary>
    [BindProperty] public int AskedBackYen { get; set; }

    [BindProperty] public bool? Approves { get; set; }

    [BindProperty] public string? Amount { get; set; }

    [BindProperty] public string? Words { get; set; }

    [BindProperty] public string? SendBackReason { get; set; }

    public ChangeRequestView View { get; private set; } = null!;

    /// <summary>What has just been done.</summary>
    public string? Done => (string?)Request.Query["done"] switch
    {
        "proposed" => "案を出しました",
        "sent-back" => "案を差し戻しました",
        "decided" => "決定しました。申請した方と管理者にメールで知らせます",
        _ => null,
    };

    /// <summary>The day on which it came is the first.</summary>
    public int DaysSince(DateTimeOffset at) => clock.DaysSince(at);

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindChangeRequest(Id), cancellationToken);
        View = found!;
        if (HttpMethods.IsGet(Request.Method))
        {
            Amount = found?.Request.AmountYen.ToString("N0", CultureInfo.InvariantCulture);
        }

        return found is not null;
    }

    public Task<IActionResult> OnPostProposeAsync(CancellationToken cancellationToken) =>
        DoAsync(new ProposeChange(Id, Version, Approves, Amount, Words), "proposed", cancellationToken);

    public Task<IActionResult> OnPostDecideAsync(CancellationToken cancellationToken) =>
        DoAsync(new DecideChange(Id, Version, AskedBackYen), "decided", cancellationToken);

    public Task<IActionResult> OnPostSendBackAsync(CancellationToken cancellationToken) =>
        DoAsync(new SendBackChange(Id, Version, SendBackReason), "sent-back", cancellationToken);

    private async Task<IActionResult> DoAsync(IRequest<Result> act, string done, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(act, cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage(new { id = Id, done });
    }
}
