using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;

namespace Portal.Pages.MyPage.Proxies;

public sealed class IndexModel(IMediator mediator) : PageModel, IPageContent
{
    public ProxyList? View { get; private set; }

    /// <summary>What has just been done.</summary>
    public string? Done => ProxyPages.Done(Request.Query["done"]);

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken) =>
        (View = await mediator.Send(new ListProxies(), cancellationToken)) is not null;
}
