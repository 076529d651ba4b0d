using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.JapaneseText;
using Portal.Core.Pdf;

namespace Portal.Pages.Subsidies.Letters;

internal static class LetterAnswers
{
    public static IActionResult SaveLetter(this PageModel page, OpenedPdf letter)
    {
        page.Response.Headers.CacheControl = "no-store";
        page.Response.Headers.ContentDisposition = ContentDispositionName.Attachment(letter.FileName);
        return new FileStreamResult(letter.Content, "application/pdf");
    }
}
