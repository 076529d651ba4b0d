using MediatR;
using Microsoft.AspNetCore.Authorization;
using Portal.Core.Accounts;
using Portal.Pages.Insurer.Onboarding;

namespace Portal.Pages.Account;

[AllowAnonymous]
public sealed class ActivateModel(IMediator mediator) : PasswordLinkModel(mediator, AccountLinkPurpose.Activation)
{
    protected override string Outcome => "activated";

    protected override string? Next => Opened?.PreparesInsurer == true ? $"{OnboardingLinks.Home}/first-steps" : null;
}
