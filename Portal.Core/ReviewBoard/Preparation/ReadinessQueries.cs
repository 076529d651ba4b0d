using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>For the pages before 登録, and for whoever registers: with the session's row held, the facts stay as read until the commit.</summary>
internal static class ReadinessQueries
{
    /// <param name="db">Our unit of work.</param>
    /// <param name="sessions">The session, or nothing.</param>
    /// <param name="today">Japan's day.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>Nothing of it is tracked; null when there is no such session.</returns>
    public static async Task<ReadinessFacts?> ReadinessFactsAsync(
        this PortalDbContext db, IQueryable<ReviewSession> sessions, DateOnly today, CancellationToken cancellationToken)
    {
        var found = await sessions.AsNoTracking().Select(s => new
        {
            Session = s,
            Reviewers = (
                from r in db.SessionReviewers
                join member in db.Reviewers on r.ReviewerId equals member.Id
                where r.SessionId == s.Id
                orderby r.Position, r.Id
                select new
                {
                    Row = r,
                    Choice = new ChosenReviewer(
                        r.Name, r.PasswordHash != null, member.IsActive, r.EmailKey == member.EmailKey,
                        r.Name == member.Name && r.Profession == member.Profession && r.Email == member.Email),
                }).ToList(),
        }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var session = found.Session;
        var around = await db.Insurers.AsNoTracking().Where(i => i.Id == session.InsurerId).Select(i => new
        {
            i.Name,
            HasContact = db.ReviewBoardSettings.Any(s => s.InsurerId == i.Id && s.ContactName != "" && s.ContactPhone != ""),
            Packet = db.ReviewPackets.Where(p => p.SessionId == session.Id && p.PublishedAt == null)
                .OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id).FirstOrDefault(),
            Published = db.ReviewPackets
                .FirstOrDefault(p => p.SessionId == session.Id && p.PublishedAt != null && p.Version == session.Version),
            SameNumber = db.SameNumbers(session.AsPrepared()).FirstOrDefault(),
            Receipt = db.LastReceipts(session.Id).FirstOrDefault(),
        }).SingleAsync(cancellationToken);
        return new ReadinessFacts(
            await new PacketSource(db).ReadAsync(session, around.Name, cancellationToken),
            [.. found.Reviewers.Select(r => r.Row)], [.. found.Reviewers.Where(r => r.Row.IsChosen).Select(r => r.Choice)],
            around.SameNumber, around.Packet, around.Published, around.HasContact, today)
        {
            Receipt = around.Receipt,
        };
    }
}
