using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Mail;
using Portal.Web;

namespace Portal.Pages.Dev;

/// <summary>The mails that Development keeps instead of sending. Exists in Development only.</summary>
[DevelopmentOnly]
public sealed class MailboxModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty(SupportsGet = true, Name = "p")] public int Number { get; set; } = 1;

    /// <summary>Part of a recipient's address.</summary>
    [BindProperty(SupportsGet = true)] public string? To { get; set; }

    public DevelopmentMailList List { get; private set; } = new([], 0, 1);

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        List = await mediator.Send(new ListDevelopmentMails(To, Number), cancellationToken);
        return true;
    }
}
