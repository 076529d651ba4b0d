using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.My;

public sealed class SecurityModel(IMediator mediator) : PageModel, IPageContent
{
    public MySecurity Mine { get; private set; } = null!;

    /// <summary>What has just been done.</summary>
    public string? Changed => Request.Query["changed"].ToString() switch
    {
        "password" => "パスワードを変更しました",
        "sessions" => "ログアウトしました",
        "app" => "認証アプリを外しました",
        "passkey" => "パスキーを外しました",
        _ => null,
    };

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Mine = await mediator.Send(new ShowMySecurity(), cancellationToken);
        return true;
    }
}
