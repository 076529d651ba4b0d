using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Municipalities;

/// <summary>保険者の変更, by the secretariat: after a merger, a renaming or a slip. The number stays: another one is another insurer.</summary>
/// <param name="Id">Which.</param>
/// <param name="Version">The row's version when the form was opened.</param>
/// <param name="Name">名称.</param>
/// <param name="Kind">種別.</param>
/// <param name="Members">構成市町村.</param>
/// <param name="HasInsurerFunction">保険者機能.</param>
/// <param name="VendorId">システムベンダ.</param>
public sealed record ChangeInsurer(
    Guid Id, uint Version, string? Name, InsurerKind? Kind, string? Members, bool HasInsurerFunction, Guid? VendorId = null)
    : IRequest<Result>, IInsurerFields;

public sealed class ChangeInsurerValidator : InsurerFieldsValidator<ChangeInsurer>;

public sealed class ChangeInsurerHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ChangeInsurer, Result>
{
    public async Task<Result> Handle(ChangeInsurer request, CancellationToken cancellationToken)
    {
        var insurer = await db.Insurers.SingleOrDefaultAsync(i => i.Id == request.Id, cancellationToken);
        if (insurer is null || !db.IsVersion(insurer, request.Version))
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        if (!await db.SystemVendors.IsKnownAsync(request.VendorId, cancellationToken))
        {
            return InsurerErrors.UnknownVendor;
        }

        var fields = insurer.Describe(
            request.Name!, request.Kind!.Value, MemberLines.Read(request.Members).Value, request.HasInsurerFunction, request.VendorId);
        if (fields.Count > 0)
        {
            var now = clock.GetUtcNow();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            db.Add(AuditEvent.By(user, now, "InsurerChanged", nameof(Insurer), insurer.Id, insurer.Id, new { fields }));
            await db.SaveChangesAsync(cancellationToken);
            await db.SettleReconfirmationsAsync(now, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return Result.Done;
    }
}
