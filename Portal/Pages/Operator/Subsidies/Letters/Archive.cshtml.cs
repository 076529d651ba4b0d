using MediatR;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.JapaneseText;
using Portal.Core.Subsidies;
using Portal.Core.Time;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Subsidies.Letters;

/// <summary>All letters of a run, for printing on paper.</summary>
[RequiresRecentProof]
public sealed class ArchiveModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await mediator.Send(new DownloadLetters(id), cancellationToken) is { } letters
            ? new Answer(letters, $"通知書_{clock.TodayInJapan():yyyyMMdd}.zip") : NotFound();

    private sealed class Answer(LetterArchive letters, string fileName) : IActionResult
    {
        public Task ExecuteResultAsync(ActionContext context)
        {
            var response = context.HttpContext.Response;
            response.ContentType = "application/zip";
            response.Headers.ContentDisposition = ContentDispositionName.Attachment(fileName);
            response.Headers.CacheControl = "no-store";
            // Some bytes after each letter are written without waiting, by .NET's own archive.
            context.HttpContext.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
            return letters.WriteAsync(response.Body, context.HttpContext.RequestAborted);
        }
    }
}
