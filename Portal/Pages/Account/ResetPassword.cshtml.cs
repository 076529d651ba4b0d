using MediatR;
using Microsoft.AspNetCore.Authorization;
using Portal.Core.Accounts;

namespace Portal.Pages.Account;

[AllowAnonymous]
public sealed class ResetPasswordModel(IMediator mediator) : PasswordLinkModel(mediator, AccountLinkPurpose.PasswordReset)
{
    protected override string Outcome => "reset";
}
