using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>
/// 返還 and 予算 where a result is mended after a later decision: what the bank sent back is not asked for, and what went out after all is.
/// The caller, who holds the application, saves.
/// </summary>
internal sealed class AskedBackOfResult(PortalDbContext db, ICurrentUser user, RepaymentOptions options, DateTimeOffset now)
{
    /// <summary>組戻: what later decisions ask back of it is withdrawn, and goes back to the budget as if it had never been paid.</summary>
    /// <returns>Why that cannot be; null when it can.</returns>
    public async Task<Error?> WithdrawAsync(SubsidyApplication application, CancellationToken cancellationToken)
    {
        var held = await HoldAsync(application.Id, cancellationToken);
        var asked = held.FindAll(r => r is { LaterDecisionId: not null, State: not RepaymentState.Withdrawn });
        if (asked.Count == 0)
        {
            return null;
        }

        var ids = asked.ConvertAll(r => r.Id);
        if (await db.RepaymentReceipts.AnyAsync(r => ids.Contains(r.RepaymentId), cancellationToken))
        {
            return PaymentErrors.RepaymentHasCome;
        }

        var decisions = asked.ConvertAll(r => r.LaterDecisionId);
        var yen = await db.LaterDecisions.Where(d => decisions.Contains(d.Id)).SumAsync(d => d.GrantedBeforeYen - d.GrantedAfterYen, cancellationToken);
        await db.TakeFromBudgetAsync(await ProgrammeAsync(application, cancellationToken), -yen, cancellationToken);
        asked.ForEach(r => r.Withdraw());
        await TellAsync(application, "RepaymentWithdrawn", asked.Sum(r => r.PrincipalYen), new RepaymentWithdrawnMail(application.ReceiptNumber!), cancellationToken);
        return null;
    }

    /// <summary>What was recorded as 振込不能 went out after all, and the grant was lowered since: the difference is asked back.</summary>
    /// <returns>Why it cannot be recorded; null when it can.</returns>
    public async Task<Error?> AskAsync(SubsidyApplication application, Payment payment, DateOnly paidOn, CancellationToken cancellationToken)
    {
        var held = await HoldAsync(application.Id, cancellationToken);
        if (payment.AmountYen < application.GrantedYen || !(application.IsGranted || held.Exists(r => r.LaterDecisionId is not null)))
        {
            return PaymentErrors.GrantChanged;
        }

        if (options.Account.Length == 0)
        {
            return RepaymentErrors.NoAccount;
        }

        // A grant only falls: those that the payment knew of began above its amount.
        var decisions = await db.LaterDecisions.AsNoTracking()
            .Where(d => d.ApplicationId == application.Id && d.GrantedAfterYen < d.GrantedBeforeYen && d.GrantedBeforeYen <= payment.AmountYen)
            .ToListAsync(cancellationToken);
        var (today, yen) = (now.DayInJapan(), decisions.Sum(d => d.GrantedBeforeYen - d.GrantedAfterYen));
        await db.TakeFromBudgetAsync(await ProgrammeAsync(application, cancellationToken), yen, cancellationToken, isSpent: true);
        foreach (var decision in decisions)
        {
            var repayment = held.Find(r => r.LaterDecisionId == decision.Id) ?? db.Add(
                new AskedBack(decision.GrantedBeforeYen - decision.GrantedAfterYen, 0, paidOn)
                    .ToRepayment(decision, options, decision.Kind == LaterDecisionKind.Revoked)).Entity;
            repayment.Ask(paidOn, today, today.AddDays(options.Days));
        }

        await TellAsync(application, "RepaymentAsked", yen, new RepaymentAskedMail(application.ReceiptNumber!), cancellationToken);
        return null;
    }

    private Task<List<Repayment>> HoldAsync(Guid applicationId, CancellationToken cancellationToken) =>
        db.Repayments.FromSql($"SELECT * FROM repayments WHERE application_id = {applicationId} ORDER BY id FOR UPDATE").ToListAsync(cancellationToken);

    private Task<SubsidyProgramme> ProgrammeAsync(SubsidyApplication application, CancellationToken cancellationToken) =>
        db.SubsidyProgrammes.AsNoTracking().SingleAsync(p => p.Id == application.ProgrammeId, cancellationToken);

    private async Task TellAsync(SubsidyApplication application, string action, int yen, IMail mail, CancellationToken cancellationToken)
    {
        foreach (var email in await db.AddressesOfAsync(application.OfficeId, application.SubmittedById, cancellationToken))
        {
            db.Add(OutgoingMail.Compose(email, mail, now, application.Id));
        }

        db.Add(AuditEvent.By(user, now, action, nameof(SubsidyApplication), application.Id, details: new { application.ReceiptNumber, Yen = yen }));
    }
}
