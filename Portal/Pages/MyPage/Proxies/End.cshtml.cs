using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;

namespace Portal.Pages.MyPage.Proxies;

/// <summary>It asks for no proof: whoever ends a 代理 gains nothing, and it must be quick.</summary>
public sealed class EndModel(IMediator mediator, ICurrentUser user) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public Guid Office { get; set; }

    public Confirmation Confirmation { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new FindProxy(Id), cancellationToken) is not { } view || !(view.IsGiven || user.IsOfficeAdministrator)
            || (view.State != ProxyState.InForce && !(view is { IsGiven: true, State: ProxyState.Offered })))
        {
            return false;
        }

        Confirmation = (view.State == ProxyState.Offered
            ? new Confirmation(
                $"{view.Other}に代理を頼むのをやめます", ["相手は、この代理を引き受けられなくなります。"], "頼むのをやめる", $"~{ProxyPages.PathOf(Id)}", "もう一度頼めます。")
            : new Confirmation(
                view.IsGiven ? $"{view.Other}の代理を終わりにします" : $"{view.Other}に頼まれた代理を終わりにします",
                ["すぐに、代理では申請を扱えなくなります。代理で入力の途中のものは失われます。", "終わりにしたことを、両方の管理者にメールで知らせます。"],
                "代理を終わりにする", $"~{ProxyPages.PathOf(Id)}", "代理で保存した申請と、提出した申請は残ります。続けるときは、もう一度頼みます。")) with
        {
            Kept = new Dictionary<string, string> { [nameof(Office)] = $"{user.OfficeId}" },
        };
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new EndProxy(Office, Id), cancellationToken);

        return this.AnswerProxy(result, "ended");
    }
}
