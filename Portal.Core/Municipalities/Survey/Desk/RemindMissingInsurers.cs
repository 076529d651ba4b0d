using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>まだの団体に知らせる, each at most once a day.</summary>
/// <param name="SurveyId">Which survey.</param>
/// <param name="Prefecture">Two digits; null for all.</param>
public sealed record RemindMissingInsurers(Guid SurveyId, string? Prefecture) : IRequest<Result<int>>;

public sealed class RemindMissingInsurersHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<RemindMissingInsurers, Result<int>>
{
    public async Task<Result<int>> Handle(RemindMissingInsurers request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var survey = (await db.ReadinessSurveys.FromSql($"SELECT *, xmin FROM readiness_surveys WHERE id = {request.SurveyId} FOR UPDATE")
            .ToListAsync(cancellationToken)).SingleOrDefault();
        if (survey is null || !survey.IsOpenOn(now.DayInJapan()))
        {
            return survey is null ? SurveyErrors.NotFound : SurveyErrors.NotOpen;
        }

        var told = await db.RemindMissingAsync(survey, request.Prefecture ?? "", user.AccountId, now, cancellationToken);
        if (told == 0)
        {
            return SurveyErrors.NobodyMissing;
        }

        db.Add(AuditEvent.By(user, now, "SurveyReminded", nameof(ReadinessSurvey), survey.Id, details: new { Count = told }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return told;
    }
}
