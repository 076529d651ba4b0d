using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Time;

namespace Portal.Core.Audit;

/// <summary>監査記録を読む: newest first, 50 at a time.</summary>
/// <param name="Action">The act's name, whole or its beginning; empty for all.</param>
/// <param name="ObjectId">The thing it was done to; null for all.</param>
/// <param name="ActorId">Who did it; null for all.</param>
/// <param name="Day">Japan's day; null for all.</param>
/// <param name="Before">Only events with a smaller number; null for the newest.</param>
public sealed record ListAuditEvents(string? Action, Guid? ObjectId, Guid? ActorId, DateOnly? Day, long? Before)
    : IRequest<AuditPage>;

/// <param name="Next">Pass it as Before for the next page; null on the last.</param>
public sealed record AuditPage(IReadOnlyList<AuditLine> Lines, long? Next);

/// <param name="Actor">The account's name, or what kind of actor it was.</param>
public sealed record AuditLine(
    long Id, DateTimeOffset At, string Actor, Guid? ActorId, string? ClientAddress, string Action, string ObjectKind,
    Guid ObjectId, string? Insurer, string Details);

public sealed class ListAuditEventsHandler(PortalDbContext db) : IRequestHandler<ListAuditEvents, AuditPage>
{
    private const int PerPage = 50;

    public async Task<AuditPage> Handle(ListAuditEvents request, CancellationToken cancellationToken)
    {
        var events = db.AuditEvents.AsNoTracking().Where(e => request.Before == null || e.Id < request.Before);
        var action = WidthFolding.ToHalfWidthWithHyphens(request.Action ?? "").Trim();
        if (action.Length > 0)
        {
            events = events.Where(e => e.Action.StartsWith(action));
        }

        if (request.ObjectId is { } objectId)
        {
            events = events.Where(e => e.ObjectId == objectId);
        }

        if (request.ActorId is { } actorId)
        {
            events = events.Where(e => e.ActorId == actorId);
        }

        if (request.Day is { } day)
        {
            var (from, to) = (day.StartInJapan(), day.EndInJapan());
            events = events.Where(e => e.At >= from && e.At < to);
        }

        var lines = await events.OrderByDescending(e => e.Id).Take(PerPage + 1)
            .Select(e => new AuditLine(
                e.Id, e.At,
                db.Users.Where(a => a.Id == e.ActorId).Select(a => a.DisplayName).FirstOrDefault()
                    ?? db.SessionReviewers.Where(r => r.Id == e.ActorId).Select(r => r.Name).FirstOrDefault()
                    ?? (e.ActorKind == "Worker" ? "システム" : e.ActorKind == "CommandLine" ? "サーバーのコマンド" : "ログイン前の方"),
                e.ActorId, e.ClientAddress, e.Action, e.ObjectKind, e.ObjectId,
                db.Insurers.Where(i => i.Id == e.InsurerId).Select(i => i.Name).FirstOrDefault(),
                e.Details))
            .ToListAsync(cancellationToken);
        return new AuditPage([.. lines.Take(PerPage)], lines.Count > PerPage ? lines[PerPage - 1].Id : null);
    }
}
