using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>保険者の管理者の招待, by the secretariat: the first one, or a new one when none is left.</summary>
public sealed record InviteAdministrator(Guid NewId, Guid InsurerId, string? DisplayName, string? Department, string? Email, string? LoginId)
    : IRequest<Result<Guid>>, IInvitation;

public sealed class InviteAdministratorValidator : AccountFieldsValidator<InviteAdministrator>;

public sealed class InviteAdministratorHandler(PortalDbContext db, NewAccounts accounts)
    : IRequestHandler<InviteAdministrator, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(InviteAdministrator request, CancellationToken cancellationToken) =>
        await db.Insurers.AnyAsync(i => i.Id == request.InsurerId, cancellationToken)
            ? await accounts.InviteAsync(
                request, AccountRole.InsurerAdministrator, request.InsurerId, Secretariat.Name, cancellationToken)
            : AccountErrors.NotFound;
}

/// <summary>Who invites where no insurer does.</summary>
internal static class Secretariat
{
    public const string Name = "事務局";

    /// <summary>For the mail: the person's insurer when one of its administrators invites.</summary>
    public static async Task<string> InviterAsync(
        this PortalDbContext db, Account account, ICurrentUser user, CancellationToken cancellationToken) =>
        user.Role == AccountRole.Operator
            ? Name
            : await db.Insurers.Where(i => i.Id == account.InsurerId).Select(i => i.Name).SingleAsync(cancellationToken);
}
