using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Municipalities;

/// <summary>システムベンダの変更, by the secretariat. What was said before stays as history.</summary>
/// <param name="Id">Which.</param>
/// <param name="Version">The row's version when the form was opened.</param>
/// <param name="Name">名称.</param>
/// <param name="Month">初期セットアップができる月.</param>
public sealed record ChangeSystemVendor(Guid Id, uint Version, string? Name, string? Month) : IRequest<Result>, IVendorFields;

public sealed class ChangeSystemVendorValidator : VendorFieldsValidator<ChangeSystemVendor>;

public sealed class ChangeSystemVendorHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ChangeSystemVendor, Result>
{
    public async Task<Result> Handle(ChangeSystemVendor request, CancellationToken cancellationToken)
    {
        var vendor = await db.SystemVendors.Include(v => v.Months).SingleOrDefaultAsync(v => v.Id == request.Id, cancellationToken);
        if (vendor is null || !db.IsVersion(vendor, request.Version))
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        var (now, month) = (clock.GetUtcNow(), TypedMonth.Read(request.Month));
        var fields = vendor.Describe(request.Name!, month, now, user.AccountId!.Value);
        if (fields.Count == 0)
        {
            return Result.Done;
        }

        // A month alone changes no column of the vendor; its version has to move all the same.
        db.Entry(vendor).Property(v => v.Name).IsModified = true;
        db.Add(AuditEvent.By(user, now, "SystemVendorChanged", nameof(SystemVendor), vendor.Id, details: new { fields, month }));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await db.SettleReconfirmationsAsync(now, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return Result.Done;
        }
        catch (DbUpdateException exception) when (exception.Violates(SystemVendor.OnePerName))
        {
            return SystemVendorErrors.NameTaken;
        }
    }
}
