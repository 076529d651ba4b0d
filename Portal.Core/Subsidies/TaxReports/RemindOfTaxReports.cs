using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>
/// 消費税の報告の期限の30日前と、過ぎたときに知らせる (<see cref="DueDayReminder"/>). Who has reported is not told that nothing came, though the report
/// was sent back.
/// </summary>
public sealed record RemindOfTaxReports : IRequest<bool>
{
    public const int DaysBefore = 30;
}

public sealed class RemindOfTaxReportsHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<RemindOfTaxReports, bool>
{
    public Task<bool> Handle(RemindOfTaxReports request, CancellationToken cancellationToken) =>
        new DueDayReminder(db, clock).RemindOfNextAsync(
            HoldNextAsync, (_, due) => new TaxReportReminderMail(due.ReceiptNumber, due.ProgrammeName, due.DueOn, due.IsOverdue), "TaxReportReminded",
            cancellationToken);

    // Who was never reminded in time is told once, that the day has passed. Each question has an index of what is left to tell.
    private async Task<TaxReportDuty?> HoldNextAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var soon = today.AddDays(RemindOfTaxReports.DaysBefore);
        return (await db.TaxReportDuties.FromSql($"""
            SELECT * FROM tax_report_duties WHERE state = 'Open' AND reminded_at IS NULL AND due_on BETWEEN {today} AND {soon}
            ORDER BY due_on, application_id LIMIT 1 FOR UPDATE SKIP LOCKED
            """).ToListAsync(cancellationToken)).SingleOrDefault()
            ?? (await db.TaxReportDuties.FromSql($"""
            SELECT * FROM tax_report_duties WHERE state = 'Open' AND overdue_told_at IS NULL AND due_on < {today}
            ORDER BY due_on, application_id LIMIT 1 FOR UPDATE SKIP LOCKED
            """).ToListAsync(cancellationToken)).SingleOrDefault();
    }
}
