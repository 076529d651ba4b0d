using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;

namespace Portal.Pages.Operator.Receipts;

public sealed class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Number { get; set; }

    /// <summary>null when nothing was asked for, and when there is no such number.</summary>
    public FoundReceipt? Found { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Found = Number is null ? null : await mediator.Send(new FindReceipt(Number), cancellationToken);
}
