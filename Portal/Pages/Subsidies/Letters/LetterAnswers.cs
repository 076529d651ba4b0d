using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.JapaneseText;
using Portal.Core.Pdf;
using Portal.Core.Subsidies;

namespace Portal.Pages.Subsidies.Letters;

/// <summary>Answers with a 通知書. Who asks with HEAD whether there is one makes none.</summary>
internal static class LetterAnswers
{
    /// <param name="page">The page.</param>
    /// <param name="mediator">Opens it.</param>
    /// <param name="letterOf">Asks for it, be it to print it or only to know whether there is one.</param>
    /// <param name="stopped">The answer while the letter is stopped.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public static async Task<IActionResult> OpenLetterAsync(
        this PageModel page, IMediator mediator, Func<bool, IRequest<OpenedLetter?>> letterOf, Func<IActionResult> stopped, CancellationToken cancellationToken)
    {
        try
        {
            return await mediator.Send(letterOf(!HttpMethods.IsHead(page.Request.Method)), cancellationToken) switch
            {
                null => page.NotFound(),
                { Pdf: { } pdf } => page.SaveLetter(pdf),
                { IsStopped: true } => stopped(),
                _ => page.Content("", "application/pdf"),
            };
        }
        catch (PdfComposerUnavailableException)
        {
            return page.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static FileStreamResult SaveLetter(this PageModel page, OpenedPdf letter)
    {
        page.Response.Headers.CacheControl = "no-store";
        page.Response.Headers.ContentDisposition = ContentDispositionName.Attachment(letter.FileName);
        return new FileStreamResult(letter.Content, "application/pdf");
    }
}
