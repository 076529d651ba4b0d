using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>職員の招待, by the insurer's administrator.</summary>
public sealed record InviteColleague(Guid NewId, string? DisplayName, string? Department, string? Email, string? LoginId, AccountRole? Role)
    : IRequest<Result<Guid>>, IInvitation;

public sealed class InviteColleagueValidator : AccountFieldsValidator<InviteColleague>
{
    public InviteColleagueValidator() => RuleFor(r => r.Role)
        .Must(StaffRoles.IsStaff).WithMessage(AccountErrors.RoleMissing.Message);
}

public sealed class InviteColleagueHandler(PortalDbContext db, NewAccounts accounts, ICurrentUser user)
    : IRequestHandler<InviteColleague, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(InviteColleague request, CancellationToken cancellationToken)
    {
        var insurer = await db.Insurers.SingleAsync(i => i.Id == user.InsurerId, cancellationToken);
        return await accounts.InviteAsync(request, request.Role!.Value, insurer.Id, insurer.Name, cancellationToken);
    }
}
