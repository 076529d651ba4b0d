using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;

namespace Portal.Pages.Insurer.Onboarding;

/// <summary>はじめての設定: what whoever signs in for the first time goes through, one after the other.</summary>
public sealed class FirstStepsModel(IMediator mediator, ICurrentUser user) : PageModel
{
    public FirstStepsView Steps { get; private set; } = null!;

    public bool IsAdministrator => user.Role == AccountRole.InsurerAdministrator;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Steps = await mediator.Send(new FindFirstSteps(), cancellationToken);
}
