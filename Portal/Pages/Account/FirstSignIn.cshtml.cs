using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.JapaneseText;
using Portal.Core.Pdf;
using Portal.Web;

namespace Portal.Pages.Account;

/// <summary>初回ログイン手順書 for everybody: its address stands in the invitation.</summary>
[AllowAnonymous]
public sealed class FirstSignInModel(FirstSignInGuidePdf guide) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        try
        {
            var pdf = await guide.ReadAsync(cancellationToken);
            Response.Headers.ContentDisposition = ContentDispositionName.Attachment($"{FirstSignInGuidePdf.Title}.pdf");
            return File(pdf, "application/pdf");
        }
        catch (PdfComposerUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
