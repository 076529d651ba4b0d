using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;

namespace Portal.Pages.Insurer.Onboarding.Notices;

/// <summary>案内文 as a PDF to hand out: it holds nothing about anybody.</summary>
public sealed class PdfModel(IMediator mediator, PrintedPages printed) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? reader, CancellationToken cancellationToken)
    {
        if (ReadyNotices.Of(reader) is not { } kind)
        {
            return NotFound();
        }

        var notice = await mediator.Send(new FindInsurerNotice(kind), cancellationToken);
        return await printed.AnswerAsync<NoticePaper>(
            this, notice.Title, $"案内文_{kind.Text()}.pdf", new Dictionary<string, object?> { [nameof(NoticePaper.Notice)] = notice }, cancellationToken);
    }
}
