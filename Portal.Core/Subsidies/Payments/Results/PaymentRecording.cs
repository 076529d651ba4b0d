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
        var earlier = new EarlierResults(db, outcomes);
        if (await earlier.ProblemAsync(batch, cancellationToken) is { } problem)
        {
            return problem;
        }

        var answered = await earlier.AnsweredAsync(cancellationToken);
        var told = new List<PaymentOutcome>();
        foreach (var outcome in outcomes)
        {
            var (application, before) = (applications[outcome.Payment.ApplicationId], outcome.Payment.Status);
            if (Record(outcome, application, answered) is { Failed: true } refused)
            {
                return refused;
            }

            if (IsTold(outcome.Failure, before, application.Status))
            {
                told.Add(outcome);
            }
        }

        await AddMailsAsync(batch, told, applications, cancellationToken);
        var recorded = outcomes.Select(o => o.Payment.Id).ToList();
        batch.Count(
            await db.Payments.AnyAsync(p => p.BatchId == batch.Id && p.Status == PaymentStatus.Sent && !recorded.Contains(p.Id), cancellationToken),
            now);
        // Two recordings within one tick of the clock are two versions, too.
        db.Entry(batch).Property(b => b.ResultsAt).IsModified = true;
        return Result.Done;
    }

    /// <summary>
    /// What was never transferred is told only to who has heard something else, and an account is asked for only where none was given.
    /// </summary>
    private static bool IsTold(TransferFailure? failure, PaymentStatus before, ApplicationStatus now) =>
        failure is not { } why || (why.NeedsAccount() ? now == ApplicationStatus.AwaitingAccount : before != PaymentStatus.Sent);

    private Result Record(PaymentOutcome outcome, SubsidyApplication application, HashSet<Guid> answered)
    {
        var (payment, by) = (outcome.Payment, user.AccountId!.Value);
        if (outcome.Failure is null && application.GrantedYen != payment.AmountYen)
        {
            return PaymentErrors.GrantChanged;
        }

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
        var isAnswered = application.Status == ApplicationStatus.Granted && answered.Contains(payment.Id);
        return outcome.Failure is { } why ? application.FailTransfer(why.NeedsAccount() && !isAnswered) : application.Pay();
    }

    private async Task AddMailsAsync(
        PaymentBatch batch, IReadOnlyList<PaymentOutcome> outcomes, Dictionary<Guid, SubsidyApplication> applications,
        CancellationToken cancellationToken)
    {
        var programmeIds = applications.Values.Select(a => a.ProgrammeId).Distinct().ToList();
        var names = await db.SubsidyProgrammes.Where(p => programmeIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancellationToken);
        var people = await db.PeopleOfAsync([.. applications.Values.Select(a => a.OfficeId).Distinct()], cancellationToken);
        foreach (var outcome in outcomes)
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
