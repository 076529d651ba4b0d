using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>登録できるか, for the page on which everything is checked.</summary>
public sealed record GetSessionReadiness(Guid SessionId) : IRequest<SessionReadiness?>;

public sealed class GetSessionReadinessHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<GetSessionReadiness, SessionReadiness?>
{
    public async Task<SessionReadiness?> Handle(GetSessionReadiness request, CancellationToken cancellationToken)
    {
        var session = await db.OwnSession(user, request.SessionId).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return session is null ? null : (await db.ReadinessFactsAsync(session, clock.TodayInJapan(), cancellationToken)).Judge();
    }
}

/// <summary>For whoever registers: with the session's row locked, these facts cannot change before the commit.</summary>
public static class ReadinessQueries
{
    public static async Task<ReadinessFacts> ReadinessFactsAsync(
        this PortalDbContext db, ReviewSession session, DateOnly today, CancellationToken cancellationToken)
    {
        var input = await new PacketSource(db).ReadAsync(session, cancellationToken);
        var packets = await db.ReviewPackets.AsNoTracking()
            .Where(p => p.SessionId == session.Id && (p.PublishedAt == null || p.Version == session.Version))
            .OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id).ToListAsync(cancellationToken);
        var chosen = await (
            from r in db.SessionReviewers
            join member in db.Reviewers on r.ReviewerId equals member.Id
            where r.SessionId == session.Id && r.IsChosen
            orderby r.Position
            select new ChosenReviewer(
                r.Name, r.PasswordHash != null, member.IsActive, r.EmailKey == member.EmailKey,
                r.Name == member.Name && r.Profession == member.Profession && r.Email == member.Email)).ToListAsync(cancellationToken);
        var hasContact = await db.ReviewBoardSettings.AnyAsync(
            s => s.InsurerId == session.InsurerId && s.ContactName != "" && s.ContactPhone != "", cancellationToken);
        var sameNumber = await db.SameNumberAsync(input.Session, cancellationToken);
        return new ReadinessFacts(
            input, chosen, sameNumber, packets.Find(p => p.PublishedAt is null),
            packets.Find(p => p.PublishedAt is not null)?.Fingerprint, hasContact, today);
    }
}
