using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;

namespace Portal.Pages.Insurer.Onboarding.Notices;

public sealed class EditModel(IMediator mediator) : PageModel, IPageContent
{
    [FromRoute] public string? Reader { get; set; }

    [BindProperty] public uint? Version { get; set; }

    [BindProperty] public string? Title { get; set; }

    [BindProperty] public string? Body { get; set; }

    [FromQuery] public string? Done { get; set; }

    /// <summary>Somebody else saved between opening and sending this form.</summary>
    public bool IsConflict => HttpMethods.IsPost(Request.Method) && Version != Notice.Version;

    public InsurerNoticeView Notice { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        if (ReadyNotices.Of(Reader) is not { } reader)
        {
            return false;
        }

        Notice = await mediator.Send(new FindInsurerNotice(reader), cancellationToken);
        if (HttpMethods.IsGet(Request.Method))
        {
            (Title, Body) = (Notice.Title, Notice.Body);
        }

        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ReadyNotices.Of(Reader) is not { } reader)
        {
            return NotFound();
        }

        var result = await mediator.Send(new SaveInsurerNotice(reader, Version, Title, Body), cancellationToken);
        return result.Failed ? this.ShowErrors(result) : RedirectToPage(new { reader = Reader, done = "saved" });
    }
}
