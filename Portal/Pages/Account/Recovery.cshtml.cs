using MediatR;
using Microsoft.AspNetCore.Authorization;
using Portal.Core.Accounts;
using Portal.Core.Results;

namespace Portal.Pages.Account;

/// <summary>復旧を止める, from the mail to the address that is there.</summary>
[AllowAnonymous]
public sealed class RecoveryModel(IMediator mediator) : RecoveryLinkModel<OpenedRecovery>(mediator)
{
    protected override IRequest<OpenedRecovery?> Opening => new OpenRecoveryObjection(Token);

    protected override IRequest<Result> Act => new ObjectToRecovery(Token);
}
