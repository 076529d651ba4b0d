using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;

namespace Portal.Pages.Insurer.Onboarding.Reconfirmation;

/// <summary>再確認: what waits, and what was asked and answered before.</summary>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<MyReconfirmation> Questions { get; private set; } = [];

    /// <summary>What has just been done.</summary>
    public string? Done => Request.Query["done"];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Questions = await mediator.Send(new FindMyReconfirmations(), cancellationToken);
}
