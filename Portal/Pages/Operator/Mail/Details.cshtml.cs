using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Mail;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Mail;

[RequiresRecentProof(OnlyToSend = true)]
public sealed class DetailsModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    public OutgoingMail Mail { get; private set; } = null!;

    /// <summary>As it is sent; null when the body is secret or erased.</summary>
    public string? Text { get; private set; }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new ReadMail(Id), cancellationToken) is not { } view)
        {
            return false;
        }

        (Mail, Text) = (view.Mail, view.Text);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new SendMailAfterAll(Id), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage(new { Id });
    }
}
