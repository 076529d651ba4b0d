using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;

namespace Portal.Pages.Operator.Vendors;

public sealed class IndexModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<SystemVendorRow> Vendors { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Vendors = await mediator.Send(new ListSystemVendors(), cancellationToken);
}
