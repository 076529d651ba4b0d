using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.JapaneseText;
using Portal.Core.Pdf;
using Portal.Core.ReviewBoard;
using Portal.Hosting;

namespace Portal.Web;

/// <summary>A PDF for the browser's own viewer (画面での確認): kept nowhere, framed by nobody, and with nothing to run.</summary>
public static class PdfAnswers
{
    public static IActionResult ShowPdf(this PageModel page, OpenedPdf pdf)
    {
        // The viewer is a plug-in to the browser; the sandbox directive would keep it from starting at all.
        page.HttpContext.ContentPolicy().Allow("object-src", "'self'");
        page.HttpContext.ContentPolicy().Allow("style-src", "'unsafe-inline'");
        var headers = page.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentDisposition = ContentDispositionName.Inline(pdf.FileName);
        return new FileStreamResult(pdf.Content, "application/pdf");
    }
}
