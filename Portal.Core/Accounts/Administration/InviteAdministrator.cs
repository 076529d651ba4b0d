using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>保険者の管理者の招待, by the secretariat: the first one, or a new one when none is left.</summary>
public sealed record InviteAdministrator(Guid InsurerId, string? DisplayName, string? Department, string? Email, string? LoginId)
    : IRequest<Result<Guid>>, IAccountFields;

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
public static class Secretariat
{
    public const string Name = "事務局";
}
