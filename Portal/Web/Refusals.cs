using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Results;

namespace Portal.Web;

/// <summary>Turns refusals into the same page with the sentences beside their fields.</summary>
public static class Refusals
{
    /// <summary>Answers 400 with the same page; what was typed stays.</summary>
    public static IActionResult ShowErrors(this PageModel page, Result result) => page.ShowErrors(result.Errors);

    /// <inheritdoc cref="ShowErrors(PageModel, Result)"/>
    public static IActionResult ShowErrors<T>(this PageModel page, Result<T> result) => page.ShowErrors(result.Errors);

    /// <inheritdoc cref="ShowErrors(PageModel, Result)"/>
    public static IActionResult ShowErrors(this PageModel page, params IEnumerable<Error> errors)
    {
        foreach (var error in errors)
        {
            ErrorOrder.Note(page.HttpContext, error.Field ?? "");
            page.ModelState.AddModelError(error.Field ?? "", error.Message);
        }

        var same = page.Page();
        same.StatusCode = StatusCodes.Status400BadRequest;
        return same;
    }
}
