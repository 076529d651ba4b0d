using FluentValidation;
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
/// 消費税仕入控除税額を報告する (交付要綱10条), also when it is 0 yen, and also after the due day. A second click, another tab and a colleague
/// send the same report once.
/// </summary>
/// <param name="Id">The granted application.</param>
/// <param name="Number">第n回, which the page announced.</param>
/// <param name="Basis">申告のしかた.</param>
/// <param name="Amount">控除した税額, yen, as typed; blank where nothing was deducted.</param>
/// <param name="Note">補足.</param>
/// <param name="Agreed">申告書と同じであること.</param>
public sealed record ReportTaxCredit(Guid Id, int Number, TaxReportBasis? Basis, string? Amount, string? Note, bool Agreed) : IRequest<Result>;

public sealed class ReportTaxCreditValidator : AbstractValidator<ReportTaxCredit>
{
    public ReportTaxCreditValidator()
    {
        RuleFor(r => r.Basis).Must(basis => basis is { } known && Enum.IsDefined(known)).WithMessage(TaxReportErrors.BasisMissing.Message);
        RuleFor(r => r.Agreed).Equal(true).WithMessage(TaxReportErrors.NotAgreed.Message);
    }
}

public sealed class ReportTaxCreditHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ReportTaxCredit, Result>
{
    public async Task<Result> Handle(ReportTaxCredit request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var application = await db.OwnApplication(user, request.Id).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        var duty = application is null ? null : await db.HoldTaxReportDutyAsync(application.Id, cancellationToken);
        if (application is null || duty is null)
        {
            return TaxReportErrors.NotFound;
        }

        // The first of two clicks has sent it.
        if (duty.State == TaxReportState.Reported && duty.Reports == request.Number)
        {
            return Result.Done;
        }

        if (!duty.IsWaiting || duty.Reports + 1 != request.Number)
        {
            return duty.IsWaiting ? ConflictErrors.ChangedMeanwhile
                : duty.State == TaxReportState.Lifted ? TaxReportErrors.NotNeeded
                : TaxReportErrors.AlreadyReported;
        }

        var report = Read(request, duty);
        return report.Failed ? Result.Fail(report.Errors) : await KeepAsync(application, duty, report.Value, transaction.CommitAsync, cancellationToken);
    }

    private async Task<Result> KeepAsync(
        SubsidyApplication application, TaxReportDuty duty, TaxReport report, Func<CancellationToken, Task> commitAsync,
        CancellationToken cancellationToken)
    {
        _ = duty.Report();
        db.Add(report);
        foreach (var email in await db.AddressesOfAsync(application.OfficeId, user.AccountId, cancellationToken))
        {
            db.Add(OutgoingMail.Compose(
                email, new TaxReportReceivedMail(application.ReceiptNumber!, report.ReportedAt), report.ReportedAt, application.Id));
        }

        db.Add(AuditEvent.By(user, report.ReportedAt, "TaxCreditReported", nameof(SubsidyApplication), application.Id, details: new
        {
            application.ReceiptNumber,
            Round = report.Number,
            Yen = report.AmountYen,
        }));
        await db.SaveChangesAsync(cancellationToken);
        await commitAsync(cancellationToken);
        return Result.Done;
    }

    private Result<TaxReport> Read(ReportTaxCredit request, TaxReportDuty duty)
    {
        var note = JapaneseNfc.Normalise(request.Note ?? "").ReplaceLineEndings("\n").Trim();
        var isBlank = string.IsNullOrWhiteSpace(request.Amount);
        var amount = 0;
        Error?[] problems =
        [
            !isBlank && !JapaneseNumber.TryParse(request.Amount, out amount) || amount < 0 || (isBlank && request.Basis == TaxReportBasis.Deducted)
                ? TaxReportErrors.AmountMissing
                : amount > 0 && request.Basis != TaxReportBasis.Deducted ? TaxReportErrors.NoAmountThere
                : amount > duty.MostYen ? TaxReportErrors.AmountTooHigh(duty.MostYen)
                : null,
            note.Length > TaxReport.NoteMaxLength ? TaxReportErrors.NoteTooLong
                : HiddenCharacters.AreInLines(note) ? TaxReportErrors.NoteHidden
                : null,
        ];
        return problems.OfType<Error>().ToList() is { Count: > 0 } errors
            ? Result<TaxReport>.Fail(errors)
            : new TaxReport
            {
                ApplicationId = duty.ApplicationId,
                Number = request.Number,
                Basis = request.Basis!.Value,
                AmountYen = amount,
                Note = note,
                ReportedAt = clock.GetUtcNow(),
                ReportedById = user.AccountId!.Value,
            };
    }
}
