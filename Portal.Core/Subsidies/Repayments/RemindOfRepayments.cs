using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>返還の期限の7日前と、過ぎたときに知らせる, once each, from eight in the morning.</summary>
public sealed record RemindOfRepayments : IRequest<bool>
{
    public const int DaysBefore = 7;
    public const int FromHour = 8;
}

public sealed class RemindOfRepaymentsHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<RemindOfRepayments, bool>
{
    public async Task<bool> Handle(RemindOfRepayments request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now.InJapan().Hour < RemindOfRepayments.FromHour)
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await HoldNextAsync(now.DayInJapan(), cancellationToken) is not { } repayment)
        {
            return false;
        }

        var isOverdue = repayment.DueOn < now.DayInJapan();
        if (isOverdue)
        {
            repayment.NoteOverdue(now);
        }
        else
        {
            repayment.NoteReminder(now);
        }

        var application = await db.SubsidyApplications.AsNoTracking().SingleAsync(a => a.Id == repayment.ApplicationId, cancellationToken);
        foreach (var email in await db.AddressesOfAsync(application.OfficeId, application.SubmittedById, cancellationToken))
        {
            db.Add(OutgoingMail.Compose(
                email, new RepaymentReminderMail(application.ReceiptNumber!, repayment.DueOn, isOverdue, repayment.Ground()), now, application.Id));
        }

        db.Add(AuditEvent.ByWorker(now, "RepaymentReminded", nameof(SubsidyApplication), application.Id, insurerId: null, new
        {
            application.ReceiptNumber,
        }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

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
