using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;

namespace Portal.Pages.Insurer.Onboarding;

public sealed class IndexModel(IMediator mediator, ICurrentUser user) : PageModel
{
    public OnboardingView Onboarding { get; private set; } = null!;

    public bool IsAdministrator => user.Role == AccountRole.InsurerAdministrator;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Onboarding = await mediator.Send(new FindOnboarding(), cancellationToken);
}
