using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>A concluded application that is there.</summary>
public sealed record KeptApplication
{
    public required Guid Id { get; init; }

    public required string ReceiptNumber { get; init; }

    public required SubsidyKind Kind { get; init; }

    /// <summary>年度.</summary>
    public required int FiscalYear { get; init; }

    public required ApplicationStatus Status { get; init; }

    public required DateOnly ConcludedOn { get; init; }

    /// <summary>What would keep it if its time were over now; null for nothing.</summary>
    public required RetentionHold? Hold { get; init; }

    /// <summary>The reason of the 残す指定 that holds; null without.</summary>
    public required string? Order { get; init; }

    /// <summary>残す理由, all of them; null for none.</summary>
    public string? HoldText => (Hold, Order) switch
    {
        (null, _) => null,
        (RetentionHold.Ordered, { } reason) => $"{RetentionHold.Ordered.Text()}：{reason}",
        ({ } hold, { } reason) => $"{hold.Text()}。{RetentionHold.Ordered.Text()}：{reason}",
        ({ } hold, null) => hold.Text(),
    };
}

internal static class KeptApplicationQueries
{
    /// <summary>Whose 保存期間 lasts.</summary>
    public static IQueryable<ConcludedRecord> NextRecordsOn(this PortalDbContext db, DateOnly today, int years)
    {
        var before = SubsidyRetention.DueBefore(today, years);
        return db.ConcludedRecords(today).Where(r => r.Application.ConcludedOn >= before);
    }

    /// <summary>Whose 保存期間 is over, and which something holds.</summary>
    public static IQueryable<ConcludedRecord> HeldRecordsOn(this PortalDbContext db, DateOnly today, int years)
    {
        var before = SubsidyRetention.DueBefore(today, years);
        return db.ConcludedRecords(today).Where(r => r.Application.ConcludedOn < before && r.Hold != null);
    }

    public static IQueryable<ConcludedRecord> OldestFirst(this IQueryable<ConcludedRecord> records) =>
        records.OrderBy(r => r.Application.ConcludedOn).ThenBy(r => r.Application.Id);

    public static IQueryable<KeptApplication> ToKept(this IQueryable<ConcludedRecord> records, PortalDbContext db) =>
        records.Select(r => new KeptApplication
        {
            Id = r.Application.Id,
            ReceiptNumber = r.Application.ReceiptNumber!,
            Kind = r.Application.Kind,
            FiscalYear = r.Application.FiscalYear,
            Status = r.Application.Status,
            ConcludedOn = r.Application.ConcludedOn!.Value,
            Hold = r.Hold,
            Order = db.RetentionOrders.Where(o => o.ApplicationId == r.Application.Id && o.LiftedAt == null).Select(o => o.Reason).SingleOrDefault(),
        });
}
