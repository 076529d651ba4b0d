using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Content;
using Portal.Web;

namespace Portal.Pages.Operator.Content;

public sealed class NewBannerModel(IMediator mediator) : PageModel
{
    public static SelectListItem[] Kinds =>
        [.. Enum.GetValues<BannerKind>().Select(kind => new SelectListItem(kind.Text(), kind.ToString()))];

    [BindProperty] public BannerKind? Kind { get; set; }

    public static SelectListItem[] Audiences =>
        [.. Enum.GetValues<BannerAudience>().Select(audience => new SelectListItem(audience.Text(), audience.ToString()))];

    [BindProperty] public BannerAudience? Audience { get; set; } = BannerAudience.Everybody;

    [BindProperty] public string? Text { get; set; }

    [BindProperty] public string? FromDay { get; set; }

    [BindProperty] public string? FromTime { get; set; }

    [BindProperty] public string? UntilDay { get; set; }

    [BindProperty] public string? UntilTime { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(
            new SetBanner(Kind, Text, FromDay, FromTime, UntilDay, UntilTime, Audience), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Banners", new { done = "set" });
    }
}
