using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Web;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>GET shows the packet in the browser's own viewer; POST asks for it to be made.</summary>
public sealed class PacketModel(IMediator mediator) : PageModel
{
    [TempData] public string? Refusal { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await mediator.Send(new OpenPreparedPacket(id), cancellationToken) is { } pdf ? this.ShowPdf(pdf) : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, string? next, CancellationToken cancellationToken)
    {
        var asked = await mediator.Send(new RequestPacket(id), cancellationToken);
        if (asked.Failed && asked.Errors.Contains(PreparationErrors.NotFound))
        {
            return NotFound();
        }

        // The page on which everything is checked tells by itself what is missing.
        if (next == "confirm")
        {
            return Redirect($"/insurer/review-sessions/{id}/confirm");
        }

        Refusal = asked.Failed ? asked.Errors[0].Message : null;
        return Redirect($"/insurer/review-sessions/{id}/papers#packet");
    }
}
