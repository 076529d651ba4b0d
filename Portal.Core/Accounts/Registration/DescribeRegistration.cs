using MediatR;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>事業所・医療機関の情報を確かめる, before there is an account.</summary>
/// <param name="Token">From the mailed address.</param>
public sealed record DescribeRegistration(
    string Token, string? Name, string? PostalCode, string? Address, string? Phone, string? CorporationName, bool IsNonProfit,
    IReadOnlyList<string> ServiceCodes, InstitutionKind? InstitutionKind, int? Beds) : IRequest<Result>, IOfficeFields;

public sealed class DescribeRegistrationValidator : OfficeFieldsValidator<DescribeRegistration>;

public sealed class DescribeRegistrationHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<DescribeRegistration, Result>
{
    public async Task<Result> Handle(DescribeRegistration request, CancellationToken cancellationToken)
    {
        if (await db.OpenRegistrationAsync(request.Token, clock.GetUtcNow(), cancellationToken) is not { CompletedAt: null } registration)
        {
            return RegistrationErrors.LinkUnusable;
        }

        if (registration.Place is not { } place)
        {
            return RegistrationErrors.ClaimsUserMissing;
        }

        if (request.Check(place.Kind) is { Count: > 0 } errors)
        {
            return Result.Fail(errors);
        }

        registration.Describe(request.ToFacts(place.Kind));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }
}
