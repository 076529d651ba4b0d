using MediatR;
using Microsoft.AspNetCore.Authorization;
using Portal.Core.Accounts;

namespace Portal.Pages.Account;

[AllowAnonymous]
public sealed class ActivateModel(IMediator mediator) : PasswordLinkModel(mediator, AccountLinkPurpose.Activation)
{
    protected override string Outcome => "activated";
}
