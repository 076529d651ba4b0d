using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Portal.Web;

/// <summary>What the layout derives from a page: its title and the width of its main part.</summary>
public static class PageFrame
{
    private const string Product = "介護情報基盤ポータル";

    /// <summary>
    /// 仕事 - 組織 - 介護情報基盤ポータル. A refused form says エラー first, so that a screen reader tells it at once.
    /// </summary>
    public static string Title(ViewContext page)
    {
        var job = page.ViewData["Title"] as string;
        var parts = new[] { job, Navigation.OrganisationOf(page.HttpContext.User), Product };
        var title = string.Join(" - ", parts.Where(part => !string.IsNullOrWhiteSpace(part)));

        return page.ModelState.IsValid ? title : $"エラー：{title}";
    }

    /// <summary>
    /// Classes of main from <c>ViewData["Width"]</c>: nothing for ordinary pages, "narrow" for forms,
    /// "wide" for work beside work, "full" for pages that lay out their own bands.
    /// </summary>
    public static string? MainClass(ViewContext page) => (page.ViewData["Width"] as string) switch
    {
        "narrow" => "wrap page narrow",
        "wide" => "wrap wide page",
        "full" => null,
        _ => "wrap page",
    };

    /// <summary>When the session of this person ends without another request; null for visitors.</summary>
    public static string? SessionExpiresAt(HttpContext context) =>
        context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc?.ToString("O");
}
