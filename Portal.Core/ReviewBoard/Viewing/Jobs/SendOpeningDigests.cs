using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>初めて開かれたことを1日1回、17時（日本時間）にまとめて知らせる, one mail for each insurer.</summary>
public sealed record SendOpeningDigests : IRequest<bool>
{
    public const int Hour = 17;

    /// <summary>What a digest reaches back to, should the worker have been down at 17:00 of a day.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromDays(3);
}

public sealed class SendOpeningDigestsHandler(PortalDbContext db, SessionNotices notices, TimeProvider clock)
    : IRequestHandler<SendOpeningDigests, bool>
{
    public async Task<bool> Handle(SendOpeningDigests request, CancellationToken cancellationToken)
    {
        // The last 17:00 that has passed: what was opened later waits for the next one.
        var now = clock.GetUtcNow();
        var today = clock.TodayInJapan();
        var cut = today.StartInJapan().AddHours(SendOpeningDigests.Hour);
        cut = now >= cut ? cut : cut.AddDays(-1);
        var openings = db.UnnoticedOpenings(cut - SendOpeningDigests.Span)
            .Where(o => o.OpenedAt < cut && db.ReviewBoardSettings.Any(
                x => x.InsurerId == o.InsurerId && x.OpeningNotice == OpeningNotice.DailyDigest));
        var insurerId = await openings.OrderBy(o => o.OpenedAt).Select(o => o.InsurerId).FirstOrDefaultAsync(cancellationToken);
        if (insurerId == default)
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (lines, deadline) = (new List<OpenedSession>(), now);
        foreach (var group in (await openings.Where(o => o.InsurerId == insurerId).ToListAsync(cancellationToken))
            .GroupBy(o => o.SessionId).OrderBy(g => g.Key))
        {
            if (await db.TakeSessionAsync(group.Key, cancellationToken) is { } session && session.Version == group.First().Version)
            {
                lines.Add(await LineAsync(session, [.. group], cancellationToken));
                deadline = new[] { deadline, notices.DeadlineOf(session) }.Max();
            }
        }

        if (lines.Count == 0)
        {
            return false;
        }

        var mail = new OpeningDigestMail(cut.DayInJapan(), [.. lines.OrderBy(l => l.PlannedOn).ThenBy(l => l.Number)], notices.ListUrl);
        await notices.TellAsync(insurerId, NoticeKind.ViewingStatus, mail, deadline, cancellationToken);
        if (await notices.SaveOnceAsync(cancellationToken))
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return true;
    }

    private async Task<OpenedSession> LineAsync(ReviewSession session, List<Opening> opened, CancellationToken cancellationToken)
    {
        opened.ForEach(o => notices.Note(session, SessionNoticeKind.FirstOpening, o.ReviewerId));
        var facts = await notices.FactsAsync(session, cancellationToken);
        return new OpenedSession(
            session.Number, session.PlannedOn!.Value, session.Version, opened.Count,
            await db.OpenedCountAsync(session, cancellationToken), facts.Reviewers);
    }
}
