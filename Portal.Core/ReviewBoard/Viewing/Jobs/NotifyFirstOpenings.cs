using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>初めて開かれたことをすぐ知らせる, one mail for each reviewer and version.</summary>
public sealed record NotifyFirstOpenings : IRequest<bool>
{
    /// <summary>Who turns the setting on is not told of last week.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromDays(1);
}

public sealed class NotifyFirstOpeningsHandler(PortalDbContext db, SessionNotices notices, TimeProvider clock)
    : IRequestHandler<NotifyFirstOpenings, bool>
{
    public async Task<bool> Handle(NotifyFirstOpenings request, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - NotifyFirstOpenings.Late;
        var found = await db.UnnoticedOpenings(since)
            .Where(o => !db.ReviewBoardSettings.Any(x => x.InsurerId == o.InsurerId && x.OpeningNotice != OpeningNotice.Immediately))
            .OrderBy(o => o.OpenedAt).FirstOrDefaultAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var session = found is null ? null : await db.TakeSessionAsync(found.SessionId, cancellationToken);
        if (session is null || session.Version != found!.Version)
        {
            return false;
        }

        var opened = await db.OpenedCountAsync(session, cancellationToken);
        var mail = new FirstOpeningMail(await notices.FactsAsync(session, cancellationToken), found.Position, found.OpenedAt, opened);
        notices.Note(session, SessionNoticeKind.FirstOpening, found.ReviewerId);
        await notices.TellAsync(session, NoticeKind.ViewingStatus, mail, cancellationToken);
        if (await notices.SaveOnceAsync(cancellationToken))
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return true;
    }
}
