using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;

namespace Portal.Pages.MyPage;

public sealed class IndexModel(IMediator mediator) : PageModel
{
    /// <summary>Null for somebody who has left every office.</summary>
    public OfficeView? Office { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Office = await mediator.Send(new FindMyOffice(), cancellationToken);
}
