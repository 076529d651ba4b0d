using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Mail;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>
/// 回答する, or correct what was answered: until the last day, while it is reopened, and while something is asked again. A second click and a
/// colleague's get the same 受付番号.
/// </summary>
/// <param name="SurveyId">Which survey the page showed.</param>
/// <param name="Confirmed">What stands against the answer was read.</param>
/// <param name="Mark">確かめた内容のしるし (<see cref="SurveyFormView.SendingMark"/>).</param>
public sealed record SubmitSurveyAnswer(Guid SurveyId, bool Confirmed, string? Mark) : IRequest<Result>;

public sealed class SubmitSurveyAnswerHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<SubmitSurveyAnswer, Result>
{
    public async Task<Result> Handle(SubmitSurveyAnswer request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (user.InsurerId is not { } insurerId || !await db.ReadinessSurveys.AnyAsync(s => s.Id == request.SurveyId, cancellationToken))
        {
            return SurveyErrors.NotFound;
        }

        var sheet = await db.HoldSheetAsync(request.SurveyId, insurerId, cancellationToken);
        if (await db.OwnSurveyAsync(user, now.DayInJapan(), cancellationToken) is not { IsAsked: true } own || own.Survey.Id != request.SurveyId)
        {
            return SurveyErrors.NotFound;
        }

        // The first of two clicks has sent it: but only what this page showed.
        if (sheet.SavedAt is not null && !sheet.IsUnsent && own.Answer is not null)
        {
            return request.Mark?.StartsWith(sheet.SentMark!, StringComparison.Ordinal) == true ? Result.Done : SurveyErrors.ChangedSinceShown;
        }

        if (!own.MayAnswer)
        {
            return SurveyErrors.Closed;
        }

        var view = await db.ReadFormAsync(own with { Sheet = sheet }, sheet.Form, cancellationToken);
        if (view.Reading.Failed || request.Mark != view.SendingMark)
        {
            return view.Reading.Failed ? SurveyErrors.NotComplete : SurveyErrors.ChangedSinceShown;
        }

        if (view.Warnings.Count > 0 && !request.Confirmed)
        {
            return SurveyErrors.NotConfirmed;
        }

        await KeepAsync(own, view.Reading.Value, now, cancellationToken);
        sheet.NoteSent();
        await db.SaveChangesAsync(cancellationToken);
        await db.SettleReconfirmationsAsync(now, cancellationToken, insurerId);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }

    private async Task KeepAsync(OwnSurvey own, SurveyFacts facts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var answer = await db.SurveyAnswers.SingleOrDefaultAsync(
            a => a.SurveyId == own.Survey.Id && a.InsurerId == own.Insurer.Id, cancellationToken);
        if (answer is null)
        {
            answer = new SurveyAnswer { SurveyId = own.Survey.Id, InsurerId = own.Insurer.Id, SubmittedAt = now };
            db.Add(answer);
        }

        var round = answer.Take(facts, now);
        var number = await db.TakeReceiptNumberAsync(() => ReceiptNumber.New(now.DayInJapan()), cancellationToken);
        db.Add(new SurveyReceipt
        {
            SurveyId = own.Survey.Id,
            InsurerId = own.Insurer.Id,
            Number = number,
            Round = round,
            At = now,
            AccountId = user.AccountId!.Value,
            Facts = facts,
        });
        var mail = new SurveyReceivedMail(own.Survey.Title, own.Insurer.Name, number, now, own.MayChangeUntil);
        foreach (var email in await db.AddressesOfInsurerAsync(own.Insurer.Id, user.AccountId, facts.ContactEmail, cancellationToken))
        {
            db.Add(OutgoingMail.Compose(email, mail, now, own.Survey.Id));
        }

        db.Add(AuditEvent.By(user, now, "SurveyAnswered", nameof(ReadinessSurvey), own.Survey.Id, own.Insurer.Id, new
        {
            ReceiptNumber = number,
            Round = round,
        }));
    }
}
