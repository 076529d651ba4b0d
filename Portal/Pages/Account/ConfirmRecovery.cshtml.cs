using MediatR;
using Microsoft.AspNetCore.Authorization;
using Portal.Core.Accounts;
using Portal.Core.Results;

namespace Portal.Pages.Account;

/// <summary>新しいメールアドレスを確認する, from the mail to it.</summary>
[AllowAnonymous]
public sealed class ConfirmRecoveryModel(IMediator mediator) : RecoveryLinkModel<OpenedRecoveryProof>(mediator)
{
    protected override IRequest<OpenedRecoveryProof?> Opening => new OpenRecoveryProof(Token);

    protected override IRequest<Result> Act => new ProveRecoveryEmail(Token);
}
