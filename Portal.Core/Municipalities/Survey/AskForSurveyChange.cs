using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>締切の後の変更を申し出る, or the first answer: the secretariat says until when it may be sent.</summary>
/// <param name="SurveyId">Which survey the page showed.</param>
/// <param name="Words">変更したい理由.</param>
public sealed record AskForSurveyChange(Guid SurveyId, string? Words) : IRequest<Result>;

public sealed class AskForSurveyChangeHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<AskForSurveyChange, Result>
{
    public async Task<Result> Handle(AskForSurveyChange request, CancellationToken cancellationToken)
    {
        var (now, words) = (clock.GetUtcNow(), SurveyWords.Read(request.Words, isRequired: true));
        if (words.Failed)
        {
            return Result.Fail(words.Errors);
        }

        if (await db.OwnSurveyAsync(user, now.DayInJapan(), cancellationToken) is not { IsAsked: true } own || own.Survey.Id != request.SurveyId)
        {
            return SurveyErrors.NotFound;
        }

        if (own.Standing != SurveyStanding.Closed)
        {
            return SurveyErrors.NoNeedToAsk;
        }

        db.Add(new SurveyReopening
        {
            SurveyId = own.Survey.Id,
            InsurerId = own.Insurer.Id,
            Words = words.Value,
            AskedAt = now,
            AskedById = user.AccountId!.Value,
        });
        db.Add(AuditEvent.By(user, now, "SurveyChangeAsked", nameof(ReadinessSurvey), own.Survey.Id, own.Insurer.Id));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Result.Done;
        }
        catch (DbUpdateException exception) when (exception.Violates(SurveyReopening.OneWaiting))
        {
            return SurveyErrors.AlreadyAsked;
        }
    }
}
