using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>Writes down results: row, application, mail and record together, in the transaction of the caller, who holds the batch.</summary>
internal sealed class PaymentRecording(PortalDbContext db, ICurrentUser user, RepaymentOptions repayments, DateTimeOffset now)
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
        var askedBack = new AskedBackOfResult(db, user, repayments, now);
        var told = new List<PaymentOutcome>();
        foreach (var outcome in outcomes)
        {
            var (application, before) = (applications[outcome.Payment.ApplicationId], outcome.Payment.Status);
            if (await FollowAsync(askedBack, outcome, application, batch.PayOn, cancellationToken) is { } stopped)
            {
                return stopped;
            }

            if (Record(outcome, application, answered) is { Failed: true } refused)
            {
                return refused;
            }

            if (IsTold(outcome.Failure, before, application))
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
    private static bool IsTold(TransferFailure? failure, PaymentStatus before, SubsidyApplication application) =>
        failure is not { } why
        || (why.NeedsAccount() ? application.Status == ApplicationStatus.AwaitingAccount : application.IsGranted && before != PaymentStatus.Sent);

    /// <summary>Where a later decision lowered the grant between a result and its mending; why that stops it, null when it does not.</summary>
    private static async Task<Error?> FollowAsync(
        AskedBackOfResult askedBack, PaymentOutcome outcome, SubsidyApplication application, DateOnly payOn, CancellationToken cancellationToken) =>
        outcome.Failure is null
            ? application.GrantedYen == outcome.Payment.AmountYen ? null
                : await askedBack.AskAsync(application, outcome.Payment, payOn, cancellationToken)
            : outcome.Payment.Status == PaymentStatus.Paid ? await askedBack.WithdrawAsync(application, cancellationToken) : null;

    private Result Record(PaymentOutcome outcome, SubsidyApplication application, HashSet<Guid> answered)
    {
        var (payment, by, before) = (outcome.Payment, user.AccountId!.Value, outcome.Payment.Status);
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
        if (application.Status is ApplicationStatus.Revoked or ApplicationStatus.Discontinued)
        {
            // What remains of the grant is decided, whatever the bank has done.
            return outcome.Failure is null || before == PaymentStatus.Paid ? Result.Done : PaymentErrors.NotPayable;
        }

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
