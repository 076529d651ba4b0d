using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;

namespace Portal.Pages.My;

/// <summary>One of the person's other browsers, or all of them. It asks for no proof: whoever ends sessions gains nothing.</summary>
public sealed class EndSessionsModel(IMediator mediator) : PageModel, IPageContent
{
    /// <summary>Null for all.</summary>
    [FromQuery] public Guid? Id { get; set; }

    public Confirmation Confirmation { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var sessions = (await mediator.Send(new ShowMySecurity(), cancellationToken)).Sessions;
        var ended = sessions.Where(s => !s.IsThis && (Id is null || s.Id == Id)).Select(s => s.Device).ToList();
        Confirmation = new(
            Id is null ? "ほかの端末をすべてログアウトします" : "選んだ端末をログアウトします",
            ended.Count == 0
                ? ["ほかにログインしている端末は、いまはありません。"]
                : [.. ended.Select(device => $"{device}：すぐにログアウトされます。入力の途中のものは失われます。")],
            "ログアウトする", "~/my/security", "その端末から、もう一度ログインできます。");
        return Id is null || ended.Count > 0;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new EndMySession(Id), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Security", new { changed = "sessions" });
    }
}
