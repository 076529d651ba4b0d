using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>
/// 修正の期限の3日前と、過ぎたときに知らせる, once each, from eight in the morning. Nothing else happens: an application that nobody
/// mends is decided by people.
/// </summary>
public sealed record RemindOfCorrections : IRequest<bool>
{
    public const int DaysBefore = 3;
    public const int FromHour = 8;
}

public sealed class RemindOfCorrectionsHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<RemindOfCorrections, bool>
{
    public async Task<bool> Handle(RemindOfCorrections request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now.InJapan().Hour < RemindOfCorrections.FromHour)
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await HoldNextAsync(now.DayInJapan(), cancellationToken) is not { } round)
        {
            return false;
        }

        var isOverdue = round.DueOn < now.DayInJapan();
        if (isOverdue)
        {
            round.NoteOverdue(now);
        }
        else
        {
            round.NoteReminder(now);
        }

        var application = await db.SubsidyApplications.AsNoTracking().SingleAsync(a => a.Id == round.ApplicationId, cancellationToken);
        var name = await db.SubsidyProgrammes.Where(p => p.Id == application.ProgrammeId).Select(p => p.Name).SingleAsync(cancellationToken);
        foreach (var email in await db.AddressesOfAsync(application.OfficeId, application.SubmittedById, cancellationToken))
        {
            db.Add(OutgoingMail.Compose(
                email, new CorrectionReminderMail(application.ReceiptNumber!, name, round.DueOn, isOverdue), now, application.Id));
        }

        db.Add(AuditEvent.ByWorker(now, "CorrectionReminded", nameof(SubsidyApplication), application.Id, insurerId: null, new
        {
            application.ReceiptNumber,
            Round = round.Round,
        }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

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
