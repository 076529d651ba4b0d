using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Results;

namespace Portal.Web;

/// <summary>Answers that the pages of signing in have in common.</summary>
public static class AccountAnswers
{
    /// <summary>The same page with 400, or the page for 429 once there were too many attempts.</summary>
    public static IActionResult Refuse(this PageModel page, params IEnumerable<Error> errors)
    {
        var all = errors.ToList();
        return all.Contains(AccountErrors.TooManyAttempts)
            ? new StatusCodeResult(StatusCodes.Status429TooManyRequests)
            : page.ShowErrors(all);
    }

    /// <summary>Where the person wanted to go, if that is in this portal; otherwise home.</summary>
    public static IActionResult GoTo(this PageModel page, string? returnUrl, string home) =>
        page.LocalRedirect(page.Url.IsLocalUrl(returnUrl) ? returnUrl : page.Url.Content("~" + home));
}
