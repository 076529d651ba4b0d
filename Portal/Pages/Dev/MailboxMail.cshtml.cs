using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Mail;
using Portal.Web;

namespace Portal.Pages.Dev;

/// <summary>One mail in Development's mailbox, as its recipient would read it.</summary>
[DevelopmentOnly]
public sealed class MailboxMailModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    public DevelopmentMail Mail { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new ReadDevelopmentMail(Id), cancellationToken) is not { } mail)
        {
            return false;
        }

        Mail = mail;
        return true;
    }
}
