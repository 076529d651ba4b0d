using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Mail;
using Portal.Web;

namespace Portal.Pages.Operator.Mail;

public sealed class IndexModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty(SupportsGet = true, Name = "p")] public int Number { get; set; } = 1;

    [BindProperty(SupportsGet = true)] public MailStatus? State { get; set; }

    public MailList List { get; private set; } = new([], 0, null);

    public static SelectListItem[] States =>
        [new("すべて", ""), .. Enum.GetValues<MailStatus>().Select(s => new SelectListItem(s.Word(), s.ToString()))];

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        List = await mediator.Send(new ListMails(State, Number), cancellationToken);
        return true;
    }
}
