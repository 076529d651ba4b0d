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

        var (answered, taxToAsk) = (await earlier.AnsweredAsync(cancellationToken), await earlier.TaxToAskAgainAsync(cancellationToken));
        var askedBack = new AskedBackOfResult(db, user, repayments, now);
        var told = new List<PaymentOutcome>();
        foreach (var outcome in outcomes)
        {
            var (application, before) = (applications[outcome.Payment.ApplicationId], outcome.Payment.Status);
            var isAsked = application.GrantedYen != outcome.Payment.AmountYen || taxToAsk.Contains(application.Id);
            if (await FollowAsync(askedBack, outcome, application, isAsked ? batch.PayOn : null, cancellationToken) is { } stopped)
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

    /// <summary>What is asked back follows the money; why that stops it, null when it does not.</summary>
    /// <param name="askedBack">What does so.</param>
    /// <param name="outcome">What became of the transfer.</param>
    /// <param name="application">Held.</param>
    /// <param name="askedSince">The day of the payment, where it may have to be asked back; null where it has not.</param>
    /// <param name="cancellationToken">The caller's.</param>
    private static async Task<Error?> FollowAsync(
        AskedBackOfResult askedBack, PaymentOutcome outcome, SubsidyApplication application, DateOnly? askedSince, CancellationToken cancellationToken) =>
        (outcome.Failure, askedSince) switch
        {
            (null, { } paidOn) => await askedBack.AskAsync(application, outcome.Payment, paidOn, cancellationToken),
            (not null, _) when outcome.Payment.Status == PaymentStatus.Paid => await askedBack.WithdrawAsync(application, cancellationToken),
            _ => null,
        };

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
