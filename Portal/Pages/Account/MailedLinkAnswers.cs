using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Portal.Pages.Account;

/// <summary>Pages behind a mailed link: their address is a secret, so nobody keeps it or is told of it.</summary>
internal static class MailedLinkAnswers
{
    /// <summary>For every answer of such a page.</summary>
    public static void KeepAddressPrivate(this PageModel page)
    {
        page.Response.Headers["Referrer-Policy"] = "no-referrer";
        page.Response.Headers.CacheControl = "no-store";
    }

    /// <param name="page">The page.</param>
    /// <param name="isDead">The link opens nothing, or nothing any more: 410.</param>
    public static PageResult ShowLink(this PageModel page, bool isDead)
    {
        page.KeepAddressPrivate();
        var shown = page.Page();
        shown.StatusCode = isDead ? StatusCodes.Status410Gone : null;
        return shown;
    }
}
