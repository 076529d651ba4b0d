using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.JapaneseText;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Subsidies.Applications;

/// <summary>
/// Takes the files of 必要な書類 as they arrive, without buffering the form; therefore the form's token is checked here, from its
/// first part, instead of by the filter that would read everything first.
/// </summary>
[IgnoreAntiforgeryToken]
[UnbufferedForm]
[RequestSizeLimit(RequestBytes)]
[OpensByProxy(ProxyScope.Form)]
public sealed class EvidenceUploadModel(IMediator mediator, IAntiforgery antiforgery) : PageModel
{
    // Five files of the largest size at once, and what a form adds to them.
    private const long RequestBytes = (5 * EvidenceFile.MaxBytes) + (1024 * 1024);

    // It travels in a cookie to the next page.
    private const int MostTold = 10;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await IsOpenAsync(id, cancellationToken) ? Redirect(ApplicationSection.Evidence.Path(id)) : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await IsOpenAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var told = new List<Sent>();
        var parts = new UploadedParts(HttpContext, antiforgery);
        await foreach (var part in parts.FilesAsync(cancellationToken))
        {
            var result = await mediator.Send(new UploadEvidence(id, parts.Field("KindKey"), part.FileName, part.Content), cancellationToken);
            if (result.Errors.Contains(ApplicationErrors.NotFound))
            {
                return NotFound();
            }

            told.Add(new Sent(DisplayName.Clean(part.FileName), result.Failed ? result.Errors[0].Message : null));
        }

        return parts.IsForged ? BadRequest() : Answer(id, told);
    }

    private IActionResult Answer(Guid id, List<Sent> told)
    {
        if (Request.WantsJson())
        {
            return new JsonResult(told.Select(t => new { name = t.FileName, taken = t.Problem is null, present = t.Problem is not null, message = t.Problem }));
        }

        TempData["Told"] = told.Count == 0
            ? EvidenceErrors.Missing.Message
            : string.Join('\n', told.Where(t => t.Problem is not null).Take(MostTold).Select(t => $"{t.FileName}：{t.Problem}"));
        return Redirect(ApplicationSection.Evidence.Path(id));
    }

    private async Task<bool> IsOpenAsync(Guid id, CancellationToken cancellationToken) =>
        (await mediator.Send(new FindApplication(id), cancellationToken))?.MayChange(ApplicationSection.Evidence) == true;

    /// <param name="FileName">As the browser names it.</param>
    /// <param name="Problem">Why it was not taken; null when it was.</param>
    private sealed record Sent(string FileName, string? Problem);
}
