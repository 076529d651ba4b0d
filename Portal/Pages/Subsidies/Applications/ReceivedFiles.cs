using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.JapaneseText;
using Portal.Core.Results;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Subsidies.Applications;

/// <summary>
/// Files as they arrive, without buffering the form; therefore the form's token is checked here, from its first part, instead of by the filter that
/// would read everything first.
/// </summary>
internal static class ReceivedFiles
{
    /// <summary>Five files of the largest size at once, and what a form adds to them.</summary>
    public const long RequestBytes = (5 * EvidenceFile.MaxBytes) + (1024 * 1024);

    // It travels in a cookie to the next page.
    private const int MostTold = 10;

    /// <param name="page">That receives them.</param>
    /// <param name="antiforgery">The form's token.</param>
    /// <param name="takeAsync">Takes one; a short field of the form is read from the parts.</param>
    /// <param name="back">Where whoever sent them without script goes on.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public static async Task<IActionResult> ReceiveFilesAsync(
        this PageModel page, IAntiforgery antiforgery, Func<UploadedParts, UploadedPart, Task<Result<Guid>>> takeAsync, string back,
        CancellationToken cancellationToken)
    {
        var told = new List<Sent>();
        var parts = new UploadedParts(page.HttpContext, antiforgery);
        await foreach (var part in parts.FilesAsync(cancellationToken))
        {
            var result = await takeAsync(parts, part);
            if (result.Errors.Contains(ApplicationErrors.NotFound) || result.Errors.Contains(ChangeErrors.NotFound))
            {
                return page.NotFound();
            }

            told.Add(new Sent(DisplayName.Clean(part.FileName), result.Failed ? result.Errors[0].Message : null));
        }

        return parts.IsForged ? page.BadRequest() : Answer(page, told, back);
    }

    private static IActionResult Answer(PageModel page, List<Sent> told, string back)
    {
        if (page.Request.WantsJson())
        {
            return new JsonResult(told.Select(t => new { name = t.FileName, taken = t.Problem is null, present = t.Problem is not null, message = t.Problem }));
        }

        page.TempData["Told"] = told.Count == 0
            ? EvidenceErrors.Missing.Message
            : string.Join('\n', told.Where(t => t.Problem is not null).Take(MostTold).Select(t => $"{t.FileName}：{t.Problem}"));
        return new RedirectResult(back);
    }

    /// <param name="FileName">As the browser names it.</param>
    /// <param name="Problem">Why it was not taken; null when it was.</param>
    private sealed record Sent(string FileName, string? Problem);
}
