using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;

namespace Portal.Pages.Insurer.Onboarding.Contacts;

public sealed class IndexModel(IMediator mediator) : PageModel
{
    [FromQuery] public string? Done { get; set; }

    public IReadOnlyList<ContactPersonRow> People { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => People = await mediator.Send(new ListContactPersons(), cancellationToken);
}
