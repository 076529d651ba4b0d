using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Content;
using Portal.Web;

namespace Portal.Pages.Operator.Content;

public sealed class BannersModel(IMediator mediator, TimeProvider clock) : PageModel, IPageContent
{
    [BindProperty(SupportsGet = true)] public string? Sort { get; set; }

    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    public BannerList List { get; private set; } = null!;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>What has just been done.</summary>
    public string? Done => Request.Query["done"].ToString() switch
    {
        "set" => "お知らせを出しました",
        "ended" => "お知らせを終えました",
        _ => null,
    };

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new EndBanner(id), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage(new { done = "ended" });
    }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        List = await mediator.Send(new ListBanners(Sort, P ?? 1), cancellationToken);
        return true;
    }
}
