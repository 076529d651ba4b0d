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
/// 締切の後の変更の申し出に返事をする; without one on screen, the secretariat reopens by what it heard on the telephone. Two persons at once: the
/// first one's reply holds.
/// </summary>
/// <param name="SurveyId">Which survey.</param>
/// <param name="InsurerId">Which insurer.</param>
/// <param name="RequestId">The request that the page showed; null to reopen without one.</param>
/// <param name="IsGranted">受け付ける.</param>
/// <param name="Until">いつまで回答できるか, as typed.</param>
/// <param name="Words">返事, for the insurer; needed to refuse, and as the note of why it is reopened without a request.</param>
public sealed record AnswerSurveyChange(Guid SurveyId, Guid InsurerId, Guid? RequestId, bool IsGranted, string? Until, string? Words) : IRequest<Result>;

public sealed class AnswerSurveyChangeHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<AnswerSurveyChange, Result>
{
    public async Task<Result> Handle(AnswerSurveyChange request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var words = SurveyWords.Read(request.Words, isRequired: !request.IsGranted || request.RequestId is null);
        var isRead = JapaneseDate.TryParse(request.Until, out var until) && until >= now.DayInJapan();
        if (words.Failed || (request.IsGranted && !isRead))
        {
            return Result.Fail([.. request.IsGranted && !isRead ? [SurveyErrors.UntilUnreadable] : Array.Empty<Error>(), .. words.Errors]);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var survey = await db.ReadinessSurveys.AsNoTracking().SingleOrDefaultAsync(s => s.Id == request.SurveyId, cancellationToken);
        var insurer = await db.Insurers.AsNoTracking().SingleOrDefaultAsync(i => i.Id == request.InsurerId, cancellationToken);
        if (survey is null || insurer is not { HasInsurerFunction: true } || survey.ClosesOn >= now.DayInJapan())
        {
            return survey is null || insurer is null ? SurveyErrors.NotFound : insurer.HasInsurerFunction ? SurveyErrors.StillOpen : SurveyErrors.NotAsked;
        }

        if (await HoldAsync(request, words.Value, now, cancellationToken) is not { } reopening)
        {
            return SurveyErrors.NothingAsked;
        }

        reopening.Answer(request.IsGranted ? until : null, request.RequestId is null ? "" : words.Value, user.AccountId!.Value, now);
        await TellAsync(survey, insurer, reopening, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }

    /// <summary>What waits for a reply, held against a colleague; a new one where the secretariat acts by itself.</summary>
    private async Task<SurveyReopening?> HoldAsync(AnswerSurveyChange request, string words, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var waiting = (await db.SurveyReopenings.FromSql($"""
            SELECT * FROM survey_reopenings
            WHERE survey_id = {request.SurveyId} AND insurer_id = {request.InsurerId} AND state = 'Waiting' FOR UPDATE
            """).ToListAsync(cancellationToken)).SingleOrDefault();
        if (request.RequestId is not null || waiting is not null)
        {
            return waiting?.Id == request.RequestId ? waiting : null;
        }

        var added = new SurveyReopening
        {
            SurveyId = request.SurveyId,
            InsurerId = request.InsurerId,
            Words = words,
            AskedAt = now,
            AskedById = user.AccountId!.Value,
        };
        db.Add(added);
        return added;
    }

    private async Task TellAsync(
        ReadinessSurvey survey, Insurer insurer, SurveyReopening reopening, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var contact = await db.SurveyAnswers.Where(a => a.SurveyId == survey.Id && a.InsurerId == insurer.Id)
            .Select(a => a.ContactEmail).SingleOrDefaultAsync(cancellationToken);
        var mail = new SurveyChangeRepliedMail(survey.Title, insurer.Name, reopening.Until);
        foreach (var email in await db.AddressesOfInsurerAsync(insurer.Id, reopening.AskedById, contact ?? "", cancellationToken))
        {
            db.Add(OutgoingMail.Compose(email, mail, now, survey.Id));
        }

        db.Add(AuditEvent.By(
            user, now, reopening.Until is null ? "SurveyChangeRefused" : "SurveyReopened", nameof(ReadinessSurvey), survey.Id, insurer.Id,
            reopening.Until is { } day ? new { Until = day } : null));
    }
}
