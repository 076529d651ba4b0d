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
/// <param name="Earlier">いま有効な回答 of an earlier survey, while nothing was sent in this one; null otherwise.</param>
public sealed record MySurvey(OwnSurvey Own, IReadOnlyList<SentAnswer> Receipts, IReadOnlyList<SurveyReopening> Reopenings, EarlierAnswer? Earlier)
{
    public bool MayAskForChange => Own is { IsAsked: true, Standing: SurveyStanding.Closed } && Waiting is null;

    public SurveyReopening? Waiting => Reopenings.FirstOrDefault(r => r.State == SurveyReopeningState.Waiting);
}

/// <param name="Survey">アンケートの名称.</param>
/// <param name="Receipt">As it was sent.</param>
public sealed record EarlierAnswer(string Survey, SurveyReceipt Receipt);

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
                    .OrderByDescending(r => r.AskedAt).ThenByDescending(r => r.Id).ToListAsync(cancellationToken),
                own.Answer is null ? await EarlierAsync(own.Insurer.Id, cancellationToken) : null);

    private Task<EarlierAnswer?> EarlierAsync(Guid insurerId, CancellationToken cancellationToken) => (
        from r in db.SurveyReceipts.AsNoTracking()
        join s in db.ReadinessSurveys on r.SurveyId equals s.Id
        where r.InsurerId == insurerId
        orderby s.OpensOn descending, s.Id descending, r.Round descending
        select new EarlierAnswer(s.Title, r)).FirstOrDefaultAsync(cancellationToken);
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
