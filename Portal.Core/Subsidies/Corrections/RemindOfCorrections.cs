using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>
/// 修正の期限の3日前と、過ぎたときに知らせる (<see cref="DueDayReminder"/>). Nothing else happens: an application that nobody mends is decided by
/// people.
/// </summary>
public sealed record RemindOfCorrections : IRequest<bool>
{
    public const int DaysBefore = 3;
}

public sealed class RemindOfCorrectionsHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<RemindOfCorrections, bool>
{
    public Task<bool> Handle(RemindOfCorrections request, CancellationToken cancellationToken) =>
        new DueDayReminder(db, clock).RemindOfNextAsync(
            HoldNextAsync, (_, due) => new CorrectionReminderMail(due.ReceiptNumber, due.ProgrammeName, due.DueOn, due.IsOverdue), "CorrectionReminded",
            cancellationToken);

    // Returned today: the mail about that has only just gone out. Who was never reminded in time is told once, that the day has passed.
    private async Task<ReturnForCorrection?> HoldNextAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var (soon, day) = (today.AddDays(RemindOfCorrections.DaysBefore), today.StartInJapan());
        return (await db.ReturnsForCorrection.FromSql($"""
            SELECT * FROM returns_for_correction
            WHERE ended_at IS NULL AND returned_at < {day}
              AND ((due_on BETWEEN {today} AND {soon} AND reminded_at IS NULL) OR (due_on < {today} AND overdue_told_at IS NULL))
            ORDER BY due_on, id LIMIT 1 FOR UPDATE SKIP LOCKED
            """).ToListAsync(cancellationToken)).SingleOrDefault();
    }
}
