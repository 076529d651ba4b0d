using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Audit;

/// <summary>監査記録を読む: a page at a time.</summary>
/// <param name="Filter">What is looked for.</param>
/// <param name="Beyond">The number of the last event of the page before; null for the first page.</param>
public sealed record ListAuditEvents(AuditFilter Filter, long? Beyond) : IRequest<AuditPage>;

/// <param name="Lines">At most <see cref="ListLimits.PageSize"/>.</param>
/// <param name="Count">Of all that fits, counted up to <see cref="ListLimits.Counted"/>.</param>
/// <param name="Next">Pass it as Beyond for the next page; null on the last.</param>
public sealed record AuditPage(IReadOnlyList<AuditLine> Lines, int Count, long? Next);

/// <param name="Actor">The account's name, or what kind of actor it was.</param>
public sealed record AuditLine(
    long Id, DateTimeOffset At, string Actor, Guid? ActorId, string? ClientAddress, string Action, string ObjectKind,
    Guid ObjectId, string? Insurer, string Details);

public sealed class ListAuditEventsHandler(PortalDbContext db) : IRequestHandler<ListAuditEvents, AuditPage>
{
    public async Task<AuditPage> Handle(ListAuditEvents request, CancellationToken cancellationToken)
    {
        var found = await request.Filter.FindAsync(db, cancellationToken);
        var count = await found.CountWithinLimitAsync(cancellationToken);
        var lines = await request.Filter.Order(request.Filter.Beyond(found, request.Beyond)).Take(ListLimits.PageSize + 1)
            .ToLines(db).ToListAsync(cancellationToken);
        return new AuditPage(
            [.. lines.Take(ListLimits.PageSize)], count,
            lines.Count > ListLimits.PageSize ? lines[ListLimits.PageSize - 1].Id : null);
    }
}
