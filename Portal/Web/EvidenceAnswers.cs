using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.JapaneseText;
using Portal.Core.Pdf;
using Portal.Core.ReviewBoard;
using Portal.Core.Subsidies;

namespace Portal.Web;

/// <summary>Answers with a file of the 必要な書類, to be looked at and never kept by the browser.</summary>
public static class EvidenceAnswers
{
    public static IActionResult ShowEvidence(this PageModel page, OpenedEvidence opened)
    {
        if (opened.ContentType == "application/pdf")
        {
            return page.ShowPdf(new OpenedPdf(opened.Content, opened.FileName));
        }

        page.Response.Headers.CacheControl = "no-store";
        page.Response.Headers.ContentDisposition = ContentDispositionName.Inline(opened.FileName);
        return new FileStreamResult(opened.Content, opened.ContentType);
    }
}
