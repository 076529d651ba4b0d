using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Links;
using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>日程の回答期限の前と、過ぎたときに知らせる, once each, from eight in the morning: one insurer at a time.</summary>
public sealed record RemindOfScheduleReplies : IRequest<bool>
{
    public const int DaysBefore = 3;
    public const int FromHour = 8;
}

public sealed class RemindOfScheduleRepliesHandler(PortalDbContext db, PortalUrls urls, TimeProvider clock)
    : IRequestHandler<RemindOfScheduleReplies, bool>
{
    public async Task<bool> Handle(RemindOfScheduleReplies request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now.InJapan().Hour < RemindOfScheduleReplies.FromHour)
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await HoldNextAsync(now.DayInJapan(), cancellationToken) is not { } schedule)
        {
            return false;
        }

        var isOverdue = schedule.IsOverdueOn(now.DayInJapan());
        // Whoever held the schedule before may have sent it since it was looked for.
        if (await db.ScheduleReminders.AnyAsync(r => r.ScheduleId == schedule.Id && r.IsOverdue == isOverdue, cancellationToken))
        {
            return true;
        }

        db.Add(new ScheduleReminder { ScheduleId = schedule.Id, IsOverdue = isOverdue, At = now });
        var mail = new ScheduleReminderMail(schedule.ReplyBy!.Value, isOverdue, urls.To(SchedulePaths.Mine));
        foreach (var address in (await ScheduleBook.AddressesAsync(db, [schedule.InsurerId], cancellationToken))[schedule.InsurerId])
        {
            db.Add(OutgoingMail.Compose(address, mail, now, schedule.Id));
        }

        db.Add(AuditEvent.ByWorker(now, "ScheduleReplyReminded", nameof(InsurerSchedule), schedule.Id, schedule.InsurerId));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    // Who was never reminded in time is told once, that the day has passed.
    private async Task<InsurerSchedule?> HoldNextAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var soon = today.AddDays(RemindOfScheduleReplies.DaysBefore);
        var held = await db.Database.SqlQuery<Guid>($"""
            SELECT s.id AS "Value" FROM insurer_schedules s JOIN insurers i ON i.id = s.insurer_id
            WHERE s.status = 'Notified' AND i.has_insurer_function AND s.reply_by <= {soon}
              AND NOT EXISTS (SELECT 1 FROM schedule_reminders r WHERE r.schedule_id = s.id AND r.is_overdue = (s.reply_by < {today}))
            ORDER BY s.reply_by, s.insurer_id LIMIT 1 FOR UPDATE OF s SKIP LOCKED
            """).ToListAsync(cancellationToken);
        return held.Count == 0 ? null : await db.InsurerSchedules.SingleAsync(s => s.Id == held[0], cancellationToken);
    }
}
