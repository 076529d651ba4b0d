using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>アンケートの名称と期間を変える.</summary>
/// <param name="Id">Which.</param>
/// <param name="Version">The row's version when the form was opened.</param>
/// <param name="Title">名称.</param>
/// <param name="OpensOn">受付を始める日.</param>
/// <param name="ClosesOn">締切日.</param>
public sealed record ChangeSurvey(Guid Id, uint Version, string? Title, string? OpensOn, string? ClosesOn) : IRequest<Result>, ISurveyFields;

public sealed class ChangeSurveyValidator : SurveyFieldsValidator<ChangeSurvey>;

public sealed class ChangeSurveyHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ChangeSurvey, Result>
{
    public async Task<Result> Handle(ChangeSurvey request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.TakeSurveyTurnAsync(cancellationToken);
        var survey = await db.ReadinessSurveys.SingleOrDefaultAsync(s => s.Id == request.Id, cancellationToken);
        if (survey is null || !db.IsVersion(survey, request.Version))
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        var (opensOn, closesOn) = SurveyPeriods.Read(request);
        if (await db.OverlapsAsync(survey.Id, opensOn, closesOn, cancellationToken))
        {
            return SurveyErrors.Overlaps;
        }

        var fields = survey.Describe(JapaneseNfc.Normalise(request.Title!.Trim()), opensOn, closesOn);
        if (fields.Count > 0)
        {
            var now = clock.GetUtcNow();
            await db.TakeReopeningTurnAsync(survey.Id, cancellationToken);
            if (survey.IsOpenOn(now.DayInJapan()))
            {
                await db.GrantWaitingAsync(user, survey, now, cancellationToken);
            }

            db.Add(AuditEvent.By(
                user, now, "SurveyChanged", nameof(ReadinessSurvey), survey.Id,
                details: new { fields, OpensOn = opensOn, ClosesOn = closesOn }));
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return Result.Done;
    }
}
