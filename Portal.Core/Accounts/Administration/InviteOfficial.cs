using FluentValidation;
using MediatR;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>事務局・ヘルプデスク・監査人の招待.</summary>
public sealed record InviteOfficial(Guid NewId, string? DisplayName, string? Department, string? Email, string? LoginId, AccountRole? Role)
    : IRequest<Result<Guid>>, IInvitation;

public sealed class InviteOfficialValidator : AccountFieldsValidator<InviteOfficial>
{
    public InviteOfficialValidator() => RuleFor(r => r.Role)
        .Must(StaffRoles.IsOfficial).WithMessage(AccountErrors.RoleMissing.Message);
}

public sealed class InviteOfficialHandler(NewAccounts accounts) : IRequestHandler<InviteOfficial, Result<Guid>>
{
    public Task<Result<Guid>> Handle(InviteOfficial request, CancellationToken cancellationToken) =>
        accounts.InviteAsync(request, request.Role!.Value, insurerId: null, Secretariat.Name, cancellationToken);
}
