using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Mail;

namespace Portal.Pages.Operator.Mail;

public sealed class IndexModel(IMediator mediator) : PageModel
{
    public static IReadOnlyList<SelectListItem> States =>
        [new("すべて", ""), .. Enum.GetValues<MailStatus>().Select(s => new SelectListItem(s.Text(), s.ToString()))];

    [BindProperty(SupportsGet = true)] public MailStatus? State { get; set; }

    [BindProperty(SupportsGet = true)] public string? Sort { get; set; }

    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    public MailList List { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        List = await mediator.Send(new ListMails(new MailFilter(State, Sort), P ?? 1), cancellationToken);
}
