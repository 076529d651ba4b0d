using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Municipalities;

/// <summary>アンケートをつくる. It opens and closes by its days; no two run at once.</summary>
/// <param name="NewId">Made with the form: the same form sent twice makes one survey.</param>
/// <param name="Title">名称.</param>
/// <param name="OpensOn">受付を始める日.</param>
/// <param name="ClosesOn">締切日.</param>
public sealed record AddSurvey(Guid NewId, string? Title, string? OpensOn, string? ClosesOn) : IRequest<Result<Guid>>, ISurveyFields;

public sealed class AddSurveyValidator : SurveyFieldsValidator<AddSurvey>;

public sealed class AddSurveyHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<AddSurvey, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(AddSurvey request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.TakeSurveyTurnAsync(cancellationToken);
        if (await db.ReadinessSurveys.AnyAsync(s => s.Id == request.NewId, cancellationToken))
        {
            return request.NewId;
        }

        var (opensOn, closesOn) = SurveyPeriods.Read(request);
        var survey = new ReadinessSurvey
        {
            // Only ids of our own making, so that rows stay in the order in which they were made.
            Id = request.NewId.Version == 7 ? request.NewId : Guid.CreateVersion7(),
            Title = JapaneseNfc.Normalise(request.Title!.Trim()),
            OpensOn = opensOn,
            ClosesOn = closesOn,
        };
        if (await db.OverlapsAsync(survey.Id, opensOn, closesOn, cancellationToken))
        {
            return SurveyErrors.Overlaps;
        }

        db.Add(survey);
        db.Add(AuditEvent.By(
            user, clock.GetUtcNow(), "SurveyAdded", nameof(ReadinessSurvey), survey.Id, details: new { OpensOn = opensOn, ClosesOn = closesOn }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return survey.Id;
    }
}

internal static class SurveyPeriods
{
    /// <summary>Inside a transaction: two periods that are set at once are compared with each other, too.</summary>
    public static Task TakeSurveyTurnAsync(this PortalDbContext db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('readiness_surveys'))", cancellationToken);

    /// <summary>Past the validator.</summary>
    public static (DateOnly OpensOn, DateOnly ClosesOn) Read(ISurveyFields typed) =>
        JapaneseDate.TryParse(typed.OpensOn, out var opensOn) && JapaneseDate.TryParse(typed.ClosesOn, out var closesOn)
            ? (opensOn, closesOn)
            : throw new ArgumentException("The days have not been checked.", nameof(typed));

    public static Task<bool> OverlapsAsync(
        this PortalDbContext db, Guid id, DateOnly opensOn, DateOnly closesOn, CancellationToken cancellationToken) =>
        db.ReadinessSurveys.AnyAsync(s => s.Id != id && s.OpensOn <= closesOn && opensOn <= s.ClosesOn, cancellationToken);
}
