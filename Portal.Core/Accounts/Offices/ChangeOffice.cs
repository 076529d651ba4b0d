using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>事業所・医療機関の情報の変更, by anybody who works for it. Number and kind stay as they were registered.</summary>
/// <param name="Version">Of the row that the form showed.</param>
public sealed record ChangeOffice(
    uint Version, string? Name, string? PostalCode, string? Address, string? Phone, string? CorporationName, bool IsNonProfit,
    IReadOnlyList<string> ServiceCodes, InstitutionKind? InstitutionKind, int? Beds) : IRequest<Result>, IOfficeFields;

public sealed class ChangeOfficeValidator : OfficeFieldsValidator<ChangeOffice>;

public sealed class ChangeOfficeHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ChangeOffice, Result>
{
    public async Task<Result> Handle(ChangeOffice request, CancellationToken cancellationToken)
    {
        if (await db.Offices.SingleOrDefaultAsync(o => o.Id == user.OfficeId, cancellationToken) is not { } office)
        {
            return OfficeErrors.NoOffice;
        }

        if (!db.IsVersion(office, request.Version))
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        if (request.Check(office.Kind) is { Count: > 0 } errors)
        {
            return Result.Fail(errors);
        }

        office.Describe(request.ToFacts(office.Kind));
        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "OfficeChanged", nameof(Office), office.Id));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }
}
