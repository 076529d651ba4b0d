using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>Writes down results: row, application, mail and record together, in the transaction of the caller, who holds the batch.</summary>
internal sealed class PaymentRecording(PortalDbContext db, ICurrentUser user, DateTimeOffset now)
{
    /// <summary>All of them, or the first reason why one cannot be recorded; then the caller saves nothing.</summary>
    public async Task<Result> RecordAsync(PaymentBatch batch, IReadOnlyList<PaymentOutcome> outcomes, CancellationToken cancellationToken)
    {
        var applications = (await db.HoldApplicationsAsync([.. outcomes.Select(o => o.Payment.ApplicationId)], cancellationToken)).ToDictionary(a => a.Id);
        foreach (var outcome in outcomes)
        {
            if (Record(outcome, applications[outcome.Payment.ApplicationId]) is { Failed: true } refused)
            {
                return refused;
            }
        }

        await AddMailsAsync(batch, outcomes, applications, cancellationToken);
        var recorded = outcomes.Select(o => o.Payment.Id).ToList();
        batch.Count(
            await db.Payments.AnyAsync(p => p.BatchId == batch.Id && p.Status == PaymentStatus.Sent && !recorded.Contains(p.Id), cancellationToken),
            now);
        return Result.Done;
    }

    private Result Record(PaymentOutcome outcome, SubsidyApplication application)
    {
        var (payment, by) = (outcome.Payment, user.AccountId!.Value);
        var changed = outcome.Failure is { } failure ? payment.Fail(failure, by, now) : payment.Pay(by, now);
        if (changed.Failed)
        {
            return changed;
        }

        db.Add(AuditEvent.By(
            user, now, outcome.Failure is null ? "PaymentMade" : "PaymentFailed", nameof(SubsidyApplication), application.Id, details: new
            {
                application.ReceiptNumber,
                payment.BatchId,
                payment.Row,
                Yen = payment.AmountYen,
                Failure = outcome.Failure?.ToString(),
            }));
        return outcome.Failure is { } why ? application.FailTransfer(why.NeedsAccount()) : application.Pay();
    }

    private async Task AddMailsAsync(
        PaymentBatch batch, IReadOnlyList<PaymentOutcome> outcomes, Dictionary<Guid, SubsidyApplication> applications,
        CancellationToken cancellationToken)
    {
        var programmeIds = applications.Values.Select(a => a.ProgrammeId).Distinct().ToList();
        var names = await db.SubsidyProgrammes.Where(p => programmeIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancellationToken);
        var people = await db.PeopleOfAsync([.. applications.Values.Select(a => a.OfficeId).Distinct()], cancellationToken);
        foreach (var outcome in outcomes.Where(o => o.Failure is not TransferFailure.NotTransferred))
        {
            var application = applications[outcome.Payment.ApplicationId];
            IMail mail = outcome.Failure is { } failure
                ? new TransferFailedMail(application.ReceiptNumber!, names[application.ProgrammeId], failure)
                : new PaidMail(application.ReceiptNumber!, names[application.ProgrammeId], batch.PayOn);
            db.AddRange(people.AddressesOf(application.OfficeId, application.SubmittedById)
                .Select(email => OutgoingMail.Compose(email, mail, now, application.Id)));
        }
    }
}
