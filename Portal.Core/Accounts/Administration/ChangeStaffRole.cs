using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>職員の役割の変更: works at the person's next click.</summary>
public sealed record ChangeStaffRole(Guid Id, AccountRole? Role) : IRequest<Result>;

public sealed class ChangeStaffRoleValidator : AbstractValidator<ChangeStaffRole>
{
    public ChangeStaffRoleValidator() =>
        RuleFor(r => r.Role).Must(StaffRoles.IsStaff).WithMessage("役割を選んでください。");
}

public sealed class ChangeStaffRoleHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ChangeStaffRole, Result>
{
    public async Task<Result> Handle(ChangeStaffRole request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var account = await db.AccountsInCareOf(user)
            .SingleOrDefaultAsync(a => a.Id == request.Id && a.InsurerId != null, cancellationToken);
        if (account is null)
        {
            return AccountErrors.NotFound;
        }

        if (request.Role == AccountRole.InsurerStaff && await db.IsLastAdministratorAsync(account, cancellationToken))
        {
            return AccountErrors.LastAdministrator;
        }

        if (account.Role != request.Role)
        {
            account.Role = request.Role!.Value;
            db.Add(AuditEvent.By(
                user, clock.GetUtcNow(), "AccountRoleChanged", nameof(Account), account.Id, account.InsurerId,
                new { role = account.Role.ToString() }));
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
