using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>1件の記録の保存: until when it is kept, and by whose 残す指定 longer.</summary>
/// <param name="Id">The application.</param>
public sealed record FindRetention(Guid Id) : IRequest<RetentionView?>;

/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="OfficeName">申請者.</param>
/// <param name="KeptUntil">保存期間の最後の日; null while nothing is decided.</param>
/// <param name="Orders">残す指定, the newest first.</param>
public sealed record RetentionView(string ReceiptNumber, string OfficeName, DateOnly? KeptUntil, IReadOnlyList<RetentionOrderView> Orders)
{
    /// <summary>The one that holds; null when none does.</summary>
    public RetentionOrderView? Open => Orders.FirstOrDefault(o => o.Order.LiftedAt is null);
}

/// <param name="Order">残す指定.</param>
/// <param name="By">Who made it.</param>
/// <param name="LiftedBy">Who lifted it; null while it holds.</param>
public sealed record RetentionOrderView(RetentionOrder Order, string By, string? LiftedBy);

public sealed class FindRetentionHandler(PortalDbContext db, IOptionsSnapshot<RetentionOptions> options) : IRequestHandler<FindRetention, RetentionView?>
{
    public async Task<RetentionView?> Handle(FindRetention request, CancellationToken cancellationToken)
    {
        var found = await db.SentApplications().AsNoTracking().Where(a => a.Id == request.Id)
            .Select(a => new { a.ReceiptNumber, a.Sent, a.ConcludedOn }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var orders = await (
            from o in db.RetentionOrders.AsNoTracking()
            join u in db.Users on o.OrderedById equals u.Id
            where o.ApplicationId == request.Id
            orderby o.OrderedAt descending, o.Id descending
            select new RetentionOrderView(o, u.DisplayName, db.Users.Where(l => l.Id == o.LiftedById).Select(l => l.DisplayName).SingleOrDefault()))
            .ToListAsync(cancellationToken);
        DateOnly? until = found.ConcludedOn is { } day ? SubsidyRetention.KeptUntil(day, options.Value.SubsidyYears) : null;
        return new RetentionView(found.ReceiptNumber!, found.Sent!.Basics.Name, until, orders);
    }
}
