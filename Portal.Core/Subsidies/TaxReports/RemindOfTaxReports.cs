using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>
/// 消費税の報告の期限の30日前と、過ぎたときに知らせる, once each, from eight in the morning. Who has reported is not told that nothing came, though
/// the report was sent back.
/// </summary>
public sealed record RemindOfTaxReports : IRequest<bool>
{
    public const int DaysBefore = 30;
    public const int FromHour = 8;
}

public sealed class RemindOfTaxReportsHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<RemindOfTaxReports, bool>
{
    public async Task<bool> Handle(RemindOfTaxReports request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now.InJapan().Hour < RemindOfTaxReports.FromHour)
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await HoldNextAsync(now.DayInJapan(), cancellationToken) is not { } duty)
        {
            return false;
        }

        var isOverdue = duty.DueOn < now.DayInJapan();
        if (isOverdue)
        {
            duty.NoteOverdue(now);
        }
        else
        {
            duty.NoteReminder(now);
        }

        var application = await db.SubsidyApplications.AsNoTracking().SingleAsync(a => a.Id == duty.ApplicationId, cancellationToken);
        var name = await db.SubsidyProgrammes.Where(p => p.Id == application.ProgrammeId).Select(p => p.Name).SingleAsync(cancellationToken);
        foreach (var email in await db.AddressesOfAsync(application.OfficeId, application.SubmittedById, cancellationToken))
        {
            db.Add(OutgoingMail.Compose(
                email, new TaxReportReminderMail(application.ReceiptNumber!, name, duty.DueOn, isOverdue), now, application.Id));
        }

        db.Add(AuditEvent.ByWorker(now, "TaxReportReminded", nameof(SubsidyApplication), application.Id, insurerId: null, new
        {
            application.ReceiptNumber,
        }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

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
