using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Mail;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>
/// 消費税の報告を確認する, or send it back (差し戻す) with a reason; what was 確認済み may be sent back, too, when a mistake comes to light. Two
/// persons at once: the first one's answer holds. What was deducted is asked back (返還) with 確認済み, once the grant was paid.
/// </summary>
/// <param name="Id">The application.</param>
/// <param name="Number">第n回, as the page showed it.</param>
/// <param name="IsAccepted">確認済み; false for 差し戻し.</param>
/// <param name="Words">差し戻しの理由, for the applicant.</param>
public sealed record AnswerTaxReport(Guid Id, int Number, bool IsAccepted, string? Words = null) : IRequest<Result>;

public sealed class AnswerTaxReportHandler(PortalDbContext db, IOptionsSnapshot<RepaymentOptions> options, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<AnswerTaxReport, Result>
{
    public async Task<Result> Handle(AnswerTaxReport request, CancellationToken cancellationToken)
    {
        var words = request.IsAccepted ? "" : JapaneseNfc.Normalise(request.Words ?? "").ReplaceLineEndings("\n").Trim();
        if (ProblemOf(request.IsAccepted, words) is { } problem)
        {
            return problem;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // The application first, as who records the bank's results does: what is paid stays paid until this is over.
        if (await db.HoldSentApplicationAsync(request.Id, cancellationToken) is null
            || await db.HoldTaxReportDutyAsync(request.Id, cancellationToken) is not { } duty)
        {
            return TaxReportErrors.NotFound;
        }

        var report = await db.TaxReports.SingleOrDefaultAsync(r => r.ApplicationId == request.Id && r.Number == request.Number, cancellationToken);
        var isTheLast = report is not null && report.Number == duty.Reports;
        if (isTheLast && report!.IsAccepted == request.IsAccepted && report.Words == words)
        {
            return Result.Done;
        }

        var mayBe = duty.State == TaxReportState.Reported || (duty.State == TaxReportState.Accepted && !request.IsAccepted);
        if (!isTheLast || !mayBe)
        {
            return TaxReportErrors.NothingReported;
        }

        var asked = request.IsAccepted
            ? await AskBackAsync(report!, duty, cancellationToken)
            : await WithdrawAsync(request.Id, cancellationToken);
        if (asked.Failed)
        {
            return asked;
        }

        var now = clock.GetUtcNow();
        duty.Answer(request.IsAccepted);
        report!.Answer(request.IsAccepted, words, user.AccountId!.Value, now);
        await TellAsync(report, duty, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }

    private static Error? ProblemOf(bool isAccepted, string words) =>
        isAccepted ? null
        : words.Length == 0 ? TaxReportErrors.WordsMissing
        : words.Length > TaxReport.WordsMaxLength ? TaxReportErrors.WordsTooLong
        : HiddenCharacters.AreInLines(words) ? TaxReportErrors.WordsHidden
        : null;

    private async Task<Result> AskBackAsync(TaxReport report, TaxReportDuty duty, CancellationToken cancellationToken)
    {
        // A part of the grant was revoked since it was reported.
        if (report.AmountYen > duty.MostYen)
        {
            return TaxReportErrors.MoreThanIsLeft(duty.MostYen);
        }

        if (report.AmountYen == 0)
        {
            return Result.Done;
        }

        if (options.Value.Account.Length == 0 || await db.PaidOnAsync(report.ApplicationId, cancellationToken) is not { } paidOn)
        {
            return options.Value.Account.Length == 0 ? RepaymentErrors.NoAccount : RepaymentErrors.NotPaidYet;
        }

        var today = clock.TodayInJapan();
        db.Add(new Repayment
        {
            ApplicationId = report.ApplicationId,
            ReportId = report.Id,
            PrincipalYen = report.AmountYen,
            ReceivedOn = paidOn,
            DemandedOn = today,
            DueOn = today.AddDays(options.Value.Days),
            LateChargePercent = options.Value.LateChargePercent,
            Account = options.Value.Account,
        });
        return Result.Done;
    }

    private async Task<Result> WithdrawAsync(Guid applicationId, CancellationToken cancellationToken)
    {
        if (await db.HoldRepaymentAsync(applicationId, laterDecisionId: null, cancellationToken) is not { } repayment)
        {
            return Result.Done;
        }

        if (await db.RepaymentReceipts.AnyAsync(r => r.RepaymentId == repayment.Id, cancellationToken))
        {
            return RepaymentErrors.MoneyHasCome;
        }

        if (await db.Repayments.AnyAsync(r => r.ApplicationId == applicationId && r.TaxCreditYen > 0, cancellationToken))
        {
            return RepaymentErrors.CountedElsewhere;
        }

        repayment.Withdraw();
        return Result.Done;
    }

    private async Task TellAsync(TaxReport report, TaxReportDuty duty, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var application = await db.SubsidyApplications.AsNoTracking().SingleAsync(a => a.Id == report.ApplicationId, cancellationToken);
        IMail mail = report.IsAccepted == true
            ? new TaxReportAcceptedMail(application.ReceiptNumber!, report.AmountYen > 0)
            : new TaxReportSentBackMail(application.ReceiptNumber!, duty.DueOn < now.DayInJapan() ? null : duty.DueOn);
        foreach (var email in await db.AddressesOfAsync(application.OfficeId, report.ReportedById, cancellationToken))
        {
            db.Add(OutgoingMail.Compose(email, mail, now, application.Id));
        }

        db.Add(AuditEvent.By(
            user, now, report.IsAccepted == true ? "TaxReportAccepted" : "TaxReportSentBack", nameof(SubsidyApplication), application.Id, details: new
            {
                application.ReceiptNumber,
                Round = report.Number,
            }));
    }
}
