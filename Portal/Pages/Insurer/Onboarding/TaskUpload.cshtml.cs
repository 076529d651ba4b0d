using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.JapaneseText;
using Portal.Core.Municipalities;
using Portal.Web;

namespace Portal.Pages.Insurer.Onboarding;

/// <summary>
/// Takes the files of a task as they arrive, without buffering the form; therefore the form's token is checked here, from its first part,
/// instead of by the filter that would read everything first.
/// </summary>
[IgnoreAntiforgeryToken]
[UnbufferedForm]
[RequestSizeLimit((TaskFile.MostPerTask * TaskFile.MaxBytes) + (1024 * 1024))]
public sealed class TaskUploadModel(IMediator mediator, IAntiforgery antiforgery) : PageModel
{
    // It travels in a cookie to the next page.
    private const int MostTold = 10;

    [TempData] public string? Told { get; set; }

    [FromRoute] public int Number { get; set; }

    private string Address => Url.Content("~" + OnboardingLinks.PathOf((OnboardingTask)Number));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await mediator.Send(new FindOnboardingTask(Number), cancellationToken) is { MayReport: true } ? Redirect(Address) : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new FindOnboardingTask(Number), cancellationToken) is not { MayReport: true })
        {
            return NotFound();
        }

        var sent = new List<(string Name, string? Problem)>();
        var parts = new UploadedParts(HttpContext, antiforgery);
        await foreach (var part in parts.FilesAsync(cancellationToken))
        {
            var result = await mediator.Send(new UploadTaskFile(Number, part.FileName, part.Content), cancellationToken);
            sent.Add((DisplayName.Clean(part.FileName), result.Failed ? result.Errors[0].Message : null));
        }

        if (parts.IsForged)
        {
            return BadRequest();
        }

        if (Request.WantsJson())
        {
            return new JsonResult(sent.Select(s => new { name = s.Name, taken = s.Problem is null, present = s.Problem is not null, message = s.Problem }));
        }

        Told = sent.Count == 0
            ? TaskFileErrors.Missing.Message
            : string.Join('\n', sent.Where(s => s.Problem is not null).Take(MostTold).Select(s => $"{s.Name}：{s.Problem}"));
        return Redirect(Address);
    }
}
