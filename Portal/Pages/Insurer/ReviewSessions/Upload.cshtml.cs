using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Web;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>
/// Takes files as they arrive, one after the other, without buffering the form; therefore the form's token is checked here,
/// from its first part, instead of by the filter that would read everything first.
/// </summary>
[IgnoreAntiforgeryToken]
[UnbufferedForm]
[RequestSizeLimit(RequestBytes)]
public sealed class UploadModel(IMediator mediator, IAntiforgery antiforgery) : PageModel
{
    private const long RequestBytes = ReviewSession.MaxBytes + 16L * 1024 * 1024;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await IsOursAsync(id, cancellationToken) ? Redirect($"/insurer/review-sessions/{id}/papers") : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await IsOursAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var told = new List<UploadedPaper>();
        var parts = new UploadedParts(HttpContext, antiforgery);
        await foreach (var part in parts.FilesAsync(cancellationToken))
        {
            var sent = await mediator.Send(PaperFields.Of(parts, id, part), cancellationToken);
            if (sent.Failed)
            {
                return sent.Errors.Contains(PreparationErrors.NotFound) ? NotFound() : Refused(sent.Errors[0].Message);
            }

            told.Add(sent.Value);
        }

        return parts.IsForged ? BadRequest() : Answer(id, told, PaperFields.Back(parts, id));
    }

    private IActionResult Answer(Guid id, List<UploadedPaper> told, string back)
    {
        if (Request.WantsJson())
        {
            return new JsonResult(told.Select(t => new { name = t.FileName, taken = t.Problem is null, present = t.DocumentId is null, message = t.Message }));
        }

        // Refusals stand on the page as rows; only what left no trace has to be told.
        TempData["Told"] = string.Join('\n', told.Where(t => t.DocumentId is null).Take(10).Select(t => $"{t.FileName}：{t.Message}"));
        return Redirect(back);
    }

    private IActionResult Refused(string message) =>
        Request.WantsJson() ? new JsonResult(new { message }) { StatusCode = StatusCodes.Status409Conflict } : StatusCode(StatusCodes.Status409Conflict);

    private async Task<bool> IsOursAsync(Guid id, CancellationToken cancellationToken) =>
        await mediator.Send(new GetSessionDetails(id), cancellationToken) is not null;
}
