using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;

namespace Portal.Pages.Insurer.Onboarding.Schedule;

/// <summary>回答を受け付けました, and what happens next.</summary>
public sealed class DoneModel(IMediator mediator) : PageModel
{
    public MySchedule Mine { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Mine = await mediator.Send(new FindMySchedule(), cancellationToken);
}
