using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>返還の期限の7日前と、過ぎたときに知らせる (<see cref="DueDayReminder"/>).</summary>
public sealed record RemindOfRepayments : IRequest<bool>
{
    public const int DaysBefore = 7;
}

public sealed class RemindOfRepaymentsHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<RemindOfRepayments, bool>
{
    public Task<bool> Handle(RemindOfRepayments request, CancellationToken cancellationToken) =>
        new DueDayReminder(db, clock).RemindOfNextAsync(
            HoldNextAsync, (repayment, due) => new RepaymentReminderMail(due.ReceiptNumber, due.DueOn, due.IsOverdue, repayment.Ground()), "RepaymentReminded", cancellationToken);

    // Asked for today: the mail about that has only just gone out.
    private async Task<Repayment?> HoldNextAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var soon = today.AddDays(RemindOfRepayments.DaysBefore);
        return (await db.Repayments.FromSql($"""
            SELECT * FROM repayments
            WHERE state = 'Open' AND demanded_on < {today}
              AND ((due_on BETWEEN {today} AND {soon} AND reminded_at IS NULL) OR (due_on < {today} AND overdue_told_at IS NULL))
            ORDER BY due_on, id LIMIT 1 FOR UPDATE SKIP LOCKED
            """).ToListAsync(cancellationToken)).SingleOrDefault();
    }
}
