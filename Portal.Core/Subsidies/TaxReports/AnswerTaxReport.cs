using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>
/// 消費税の報告を確認する, or send it back (差し戻す) with a reason; what was 確認済み may be sent back, too, when a mistake comes to light. Two
/// persons at once: the first one's answer holds.
/// </summary>
/// <param name="Id">The application.</param>
/// <param name="Number">第n回, as the page showed it.</param>
/// <param name="IsAccepted">確認済み; false for 差し戻し.</param>
/// <param name="Words">差し戻しの理由, for the applicant.</param>
public sealed record AnswerTaxReport(Guid Id, int Number, bool IsAccepted, string? Words = null) : IRequest<Result>;

public sealed class AnswerTaxReportHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<AnswerTaxReport, Result>
{
    public async Task<Result> Handle(AnswerTaxReport request, CancellationToken cancellationToken)
    {
        var words = request.IsAccepted ? "" : JapaneseNfc.Normalise(request.Words ?? "").ReplaceLineEndings("\n").Trim();
        if (ProblemOf(request.IsAccepted, words) is { } problem)
        {
            return problem;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.HoldTaxReportDutyAsync(request.Id, cancellationToken) is not { } duty)
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

    private async Task TellAsync(TaxReport report, TaxReportDuty duty, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var application = await db.SubsidyApplications.AsNoTracking().SingleAsync(a => a.Id == report.ApplicationId, cancellationToken);
        IMail mail = report.IsAccepted == true
            ? new TaxReportAcceptedMail(application.ReceiptNumber!, report.AmountYen > 0)
            : new TaxReportSentBackMail(application.ReceiptNumber!, duty.DueOn);
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
