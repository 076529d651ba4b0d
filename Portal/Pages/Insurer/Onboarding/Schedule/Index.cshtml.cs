using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;

namespace Portal.Pages.Insurer.Onboarding.Schedule;

/// <summary>利用開始の日程, for the insurer.</summary>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    [FromQuery] public string? Done { get; set; }

    public MySchedule Mine { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Mine = await mediator.Send(new FindMySchedule(), cancellationToken);
}
