using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.JapaneseText;
using Portal.Core.Pdf;

namespace Portal.Web;

/// <summary>Answers with a component printed as a PDF to keep (控え・報告).</summary>
public sealed class PrintedPages(RazorHtml html, HtmlToPdf composer)
{
    /// <param name="page">Whose answer it is.</param>
    /// <param name="title">The document's title.</param>
    /// <param name="fileName">With its ending.</param>
    /// <param name="parameters">The component's parameters by name.</param>
    /// <returns>503 while Chromium is down: nothing is lost by asking again.</returns>
    public async Task<IActionResult> AnswerAsync<TComponent>(
        PageModel page, string title, string fileName, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancellationToken)
        where TComponent : IComponent
    {
        try
        {
            var pdf = await PrintAsync<TComponent>(title, parameters, cancellationToken);
            page.Response.Headers.CacheControl = "no-store";
            page.Response.Headers.ContentDisposition = ContentDispositionName.Attachment(fileName);
            return page.File(pdf, "application/pdf");
        }
        catch (PdfComposerUnavailableException)
        {
            return page.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>The PDF itself, to be put somewhere.</summary>
    /// <exception cref="PdfComposerUnavailableException">Chromium is down.</exception>
    public async Task<byte[]> PrintAsync<TComponent>(
        string title, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancellationToken)
        where TComponent : IComponent =>
        await composer.RenderAsync(await html.RenderAsync<TComponent>(title, parameters), cancellationToken);
}
