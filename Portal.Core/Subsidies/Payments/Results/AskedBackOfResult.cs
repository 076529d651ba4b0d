using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>
/// 返還 and 予算 where a result is mended after a later decision or a 消費税の報告: what the bank sent back is not asked for, and what went out after
/// all, or once more, is. The caller, who holds the application, saves.
/// </summary>
internal sealed class AskedBackOfResult(PortalDbContext db, ICurrentUser user, RepaymentOptions options, DateTimeOffset now)
{
    private DateOnly DueOn => now.DayInJapan().AddDays(options.Days);

    /// <summary>組戻: all that is asked back of it is withdrawn; what later decisions took goes back to the budget as if it had never been paid.</summary>
    /// <returns>Why that cannot be, and what to do first; null when it can.</returns>
    public async Task<Error?> WithdrawAsync(SubsidyApplication application, CancellationToken cancellationToken)
    {
        var asked = (await HoldAsync(application.Id, cancellationToken)).FindAll(r => r.State != RepaymentState.Withdrawn);
        if (asked.Count == 0)
        {
            return null;
        }

        var ids = asked.ConvertAll(r => r.Id);
        var come = await db.RepaymentReceipts.Where(r => ids.Contains(r.RepaymentId)).Select(r => new { r.RepaymentId, r.Yen }).ToListAsync(cancellationToken);
        if (come.Count > 0)
        {
            var received = asked.FindAll(r => come.Exists(c => c.RepaymentId == r.Id));
            return PaymentErrors.RepaymentHasCome(
                application.ReceiptNumber!, come.Sum(c => c.Yen), received.Exists(r => r.ReportId is not null), received.Exists(r => r.ReportId is null));
        }

        var decisions = asked.ConvertAll(r => r.LaterDecisionId);
        var yen = await db.LaterDecisions.Where(d => decisions.Contains(d.Id)).SumAsync(d => d.GrantedBeforeYen - d.GrantedAfterYen, cancellationToken);
        if (yen > 0)
        {
            await db.TakeFromBudgetAsync(await ProgrammeAsync(application, cancellationToken), -yen, cancellationToken);
        }

        asked.ForEach(r => r.Withdraw());
        var isAskedAgain = application.IsGranted && asked.Exists(r => r.ReportId is not null);
        await TellAsync(
            application, "RepaymentWithdrawn", asked.Sum(r => r.PrincipalYen), new RepaymentWithdrawnMail(application.ReceiptNumber!, isAskedAgain), cancellationToken);
        return null;
    }

    /// <summary>
    /// What was recorded as 振込不能 went out after all, and the grant was lowered since: the difference is asked back. So is the 返還 on a 消費税の報告
    /// that was withdrawn with the failure, be it the same transfer or a new one, as far as it lies in what was received.
    /// </summary>
    /// <returns>Why it cannot be recorded; null when it can.</returns>
    public async Task<Error?> AskAsync(SubsidyApplication application, Payment payment, DateOnly paidOn, CancellationToken cancellationToken)
    {
        var held = await HoldAsync(application.Id, cancellationToken);
        if (payment.AmountYen < application.GrantedYen || !(application.IsGranted || held.Exists(r => r.LaterDecisionId is not null)))
        {
            return PaymentErrors.GrantChanged;
        }

        var report = await db.TaxReports.AsNoTracking().SingleOrDefaultAsync(r => r.ApplicationId == application.Id && r.IsAccepted == true, cancellationToken);
        var ofReport = report is null ? null : held.Find(r => r.ReportId == report.Id);
        var decisions = await db.LaterDecisions.AsNoTracking()
            .Where(d => d.ApplicationId == application.Id && d.GrantedAfterYen < d.GrantedBeforeYen)
            .OrderBy(d => d.FiscalYear).ThenBy(d => d.Number).ToListAsync(cancellationToken);
        var asked = AskedAnew.Of(payment.AmountYen, paidOn, ofReport is null ? 0 : report!.AmountYen, report?.AnsweredAt, decisions);
        if (asked.OfDecisions.Count > 0 && options.Account.Length == 0)
        {
            return RepaymentErrors.NoAccount;
        }

        await AskDecisionsAsync(application, asked.OfDecisions, held, cancellationToken);
        if (asked.TaxYen > 0)
        {
            ofReport!.Ask(new AskedBack(asked.TaxYen, 0, paidOn), now.DayInJapan(), DueOn);
        }

        var yen = asked.TaxYen + asked.OfDecisions.Sum(a => a.Asked.PrincipalYen);
        if (yen > 0)
        {
            var mail = new RepaymentAskedMail(
                application.ReceiptNumber!, asked.OfDecisions.Count > 0, asked.TaxYen > 0, IsPartOfTax: asked.TaxYen < report?.AmountYen);
            await TellAsync(application, "RepaymentAsked", yen, mail, cancellationToken);
        }

        return null;
    }

    private async Task AskDecisionsAsync(
        SubsidyApplication application, IReadOnlyList<AskedBackOf> asked, List<Repayment> held, CancellationToken cancellationToken)
    {
        foreach (var (decision, back) in asked)
        {
            var repayment = held.Find(r => r.LaterDecisionId == decision.Id)
                ?? db.Add(back.ToRepayment(decision, options, decision.Kind == LaterDecisionKind.Revoked)).Entity;
            repayment.Ask(back, now.DayInJapan(), DueOn);
        }

        var yen = asked.Sum(a => a.Decision.GrantedBeforeYen - a.Decision.GrantedAfterYen);
        if (yen > 0)
        {
            await db.TakeFromBudgetAsync(await ProgrammeAsync(application, cancellationToken), yen, cancellationToken, isSpent: true);
        }
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
