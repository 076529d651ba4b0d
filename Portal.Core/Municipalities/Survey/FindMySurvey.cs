using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>アンケート, to an insurer: where it stands, and what was sent.</summary>
public sealed record FindMySurvey : IRequest<MySurvey?>;

/// <param name="Own">Where it stands.</param>
/// <param name="Receipts">What was sent, the newest first.</param>
/// <param name="Reopenings">変更の申し出, the newest first.</param>
public sealed record MySurvey(OwnSurvey Own, IReadOnlyList<SentAnswer> Receipts, IReadOnlyList<SurveyReopening> Reopenings)
{
    public bool MayAskForChange => Own is { IsAsked: true, Standing: SurveyStanding.Closed } && Waiting is null;

    public SurveyReopening? Waiting => Reopenings.FirstOrDefault(r => r.State == SurveyReopeningState.Waiting);
}

/// <param name="Receipt">As it was sent.</param>
/// <param name="By">Who pressed the button.</param>
public sealed record SentAnswer(SurveyReceipt Receipt, string By);

public sealed class FindMySurveyHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<FindMySurvey, MySurvey?>
{
    public async Task<MySurvey?> Handle(FindMySurvey request, CancellationToken cancellationToken) =>
        await db.OwnSurveyAsync(user, clock.TodayInJapan(), cancellationToken) is not { } own
            ? null
            : new MySurvey(
                own,
                await db.SentAnswersAsync(own.Survey.Id, own.Insurer.Id, cancellationToken),
                await db.SurveyReopenings.AsNoTracking().Where(r => r.SurveyId == own.Survey.Id && r.InsurerId == own.Insurer.Id)
                    .OrderByDescending(r => r.AskedAt).ThenByDescending(r => r.Id).ToListAsync(cancellationToken));
}

internal static class SentAnswers
{
    /// <summary>The newest first.</summary>
    public static async Task<IReadOnlyList<SentAnswer>> SentAnswersAsync(
        this PortalDbContext db, Guid surveyId, Guid insurerId, CancellationToken cancellationToken) => await (
            from r in db.SurveyReceipts.AsNoTracking()
            join a in db.Users on r.AccountId equals a.Id
            where r.SurveyId == surveyId && r.InsurerId == insurerId
            orderby r.Round descending
            select new SentAnswer(r, a.DisplayName)).ToListAsync(cancellationToken);
}
