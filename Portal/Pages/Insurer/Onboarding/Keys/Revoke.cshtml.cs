using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Insurer.Onboarding.Keys;

[Authorize(Policies.InsurerAdministrator)]
[RequiresRecentProof]
public sealed class RevokeModel(IMediator mediator) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    public Confirmation Confirmation { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var keys = await mediator.Send(new ListAuthenticationKeys(), cancellationToken);
        if (keys.Rows.SingleOrDefault(k => k.Id == Id && k.RevokedAt is null) is not { } key)
        {
            return false;
        }

        Confirmation = new Confirmation(
            $"認証キー（末尾 {key.End}）を失効させます",
            ["このキーを設定したシステムからは、すぐに連携できなくなります。", "失効させたことを、この団体の管理者全員にメールで知らせます。"],
            "失効させる", "~/insurer/onboarding/keys", "失効させたキーは元に戻せません。新しいキーは、いつでも発行できます。");
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new RevokeAuthenticationKey(Id), cancellationToken);
        return result.Failed ? NotFound() : RedirectToPage("Index", new { done = "revoked" });
    }
}
