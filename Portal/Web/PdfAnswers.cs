using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.JapaneseText;
using Portal.Core.ReviewBoard;

namespace Portal.Web;

/// <summary>A PDF for the browser's own viewer (画面での確認): kept nowhere, framed by nobody, and with nothing to run.</summary>
public static class PdfAnswers
{
    // Not the sandbox directive: it would keep the browser's viewer itself from starting.
    private const string NothingButItself =
        "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static IActionResult ShowPdf(this PageModel page, OpenedPdf pdf)
    {
        var headers = page.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = NothingButItself;
        headers.ContentDisposition = ContentDispositionName.Inline(pdf.FileName);
        headers.XContentTypeOptions = "nosniff";
        return new FileStreamResult(pdf.Content, "application/pdf");
    }
}
