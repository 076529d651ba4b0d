using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web;

namespace Portal.Pages;

/// <summary>The one page that every refused or failed request ends on.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class StatusModel : PageModel
{
    public StatusText Text { get; private set; } = StatusText.Of(400);

    /// <summary>The beginning of the trace id, short enough to read out on the telephone; the log holds the whole.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>Before any handler, because a refused PUT or DELETE ends here too and has none.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        Show(int.Parse((string)RouteData.Values["code"]!, CultureInfo.InvariantCulture));
        if (HttpContext.HasFailed() && Request.WantsJson())
        {
            // A script shows the sentence beside what it has sent.
            context.Result = new JsonResult(new { message = $"{Text.Explanation}{Text.Next}エラー番号：{Reference}" }) { StatusCode = Response.StatusCode };
        }
    }

    private void Show(int code)
    {
        // What failed may have half-bound a form; its errors are not this page's.
        ModelState.Clear();
        var status = HttpContext.HasFailed() ? Response.StatusCode : code;
        Response.StatusCode = status is >= 400 and <= 599 ? status : StatusCodes.Status404NotFound;
        Text = HttpContext.TextOf(Response.StatusCode);

        Reference = string.Join('-', Activity.Current!.TraceId.ToHexString().ToUpperInvariant().Take(12).Chunk(4).Select(part => new string(part)));
    }
}
