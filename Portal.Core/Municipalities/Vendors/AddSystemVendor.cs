using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Municipalities;

/// <summary>システムベンダの登録, by the secretariat.</summary>
/// <param name="NewId">Made with the form: the same form sent twice registers one vendor.</param>
/// <param name="Name">名称.</param>
/// <param name="Month">初期セットアップができる月.</param>
public sealed record AddSystemVendor(Guid NewId, string? Name, string? Month) : IRequest<Result<Guid>>, IVendorFields;

public sealed class AddSystemVendorValidator : VendorFieldsValidator<AddSystemVendor>;

public sealed class AddSystemVendorHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<AddSystemVendor, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(AddSystemVendor request, CancellationToken cancellationToken)
    {
        var (now, month) = (clock.GetUtcNow(), TypedMonth.Read(request.Month));
        var name = JapaneseNfc.Normalise(request.Name!.Trim());
        var vendor = new SystemVendor
        {
            // Only ids of our own making, so that rows stay in the order in which they were made.
            Id = request.NewId.Version == 7 ? request.NewId : Guid.CreateVersion7(),
            Name = name,
            NameKey = SystemVendor.KeyOf(name),
        };
        vendor.Describe(name, month, now, user.AccountId!.Value);
        db.Add(vendor);
        db.Add(AuditEvent.By(user, now, "SystemVendorAdded", nameof(SystemVendor), vendor.Id, details: new { month }));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return vendor.Id;
        }
        catch (DbUpdateException exception) when (exception.Violates(SystemVendor.OnePerName) || exception.Violates("pk_system_vendors"))
        {
            // The second of two clicks finds what the first one made.
            return await db.SystemVendors.AnyAsync(v => v.Id == vendor.Id && v.NameKey == vendor.NameKey, cancellationToken)
                ? vendor.Id
                : SystemVendorErrors.NameTaken;
        }
    }
}
