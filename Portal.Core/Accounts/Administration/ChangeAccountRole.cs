using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>
/// 役割の変更: works at the person's next click. Nobody moves between an insurer and the secretariat: that is another account.
/// </summary>
/// <param name="Id">Whose.</param>
/// <param name="Version">The account's version when the form was opened.</param>
/// <param name="Role">The new one.</param>
public sealed record ChangeAccountRole(Guid Id, string? Version, AccountRole? Role) : IRequest<Result>;

public sealed class ChangeAccountRoleValidator : AbstractValidator<ChangeAccountRole>
{
    public ChangeAccountRoleValidator() => RuleFor(r => r.Role).NotNull().WithMessage(AccountErrors.RoleMissing.Message);
}

public sealed class ChangeAccountRoleHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ChangeAccountRole, Result>
{
    public async Task<Result> Handle(ChangeAccountRole request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var account = await db.AccountsInCareOf(user).SingleOrDefaultAsync(a => a.Id == request.Id, cancellationToken);
        if (account is null)
        {
            return AccountErrors.NotFound;
        }

        var role = request.Role!.Value;
        if (!role.MayFollow(account.Role))
        {
            return AccountErrors.RoleMissing;
        }

        // An insurer's administrator may step back; were the last operator to, nobody could ever make another one.
        if (account.Id == user.AccountId && user.Role == AccountRole.Operator)
        {
            return AccountErrors.NotYourself;
        }

        if (account.ConcurrencyStamp != request.Version)
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        if (role == AccountRole.InsurerStaff && await db.IsLastAdministratorAsync(account, cancellationToken))
        {
            return AccountErrors.LastAdministrator;
        }

        if (account.Role != role)
        {
            account.ChangeRole(role);
            db.Add(AuditEvent.By(
                user, clock.GetUtcNow(), "AccountRoleChanged", nameof(Account), account.Id, account.InsurerId,
                new { role = role.ToString() }));
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
