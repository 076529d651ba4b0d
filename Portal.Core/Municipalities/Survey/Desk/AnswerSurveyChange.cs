using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
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
/// <param name="NewId">Made with the form: the same form sent twice reopens once.</param>
/// <param name="IsGranted">受け付ける.</param>
/// <param name="Until">いつまで回答できるか, as typed.</param>
/// <param name="Words">返事, for the insurer; needed to refuse, and as the note of why it is reopened without a request.</param>
public sealed record AnswerSurveyChange(Guid SurveyId, Guid InsurerId, Guid? RequestId, Guid NewId, bool IsGranted, string? Until, string? Words)
    : IRequest<Result>;

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
        await db.TakeReopeningTurnAsync(request.SurveyId, cancellationToken);
        var survey = await db.ReadinessSurveys.AsNoTracking().SingleOrDefaultAsync(s => s.Id == request.SurveyId, cancellationToken);
        var insurer = await db.Insurers.AsNoTracking().SingleOrDefaultAsync(i => i.Id == request.InsurerId, cancellationToken);
        if (survey is null || insurer is null)
        {
            return SurveyErrors.NotFound;
        }

        var earlier = await db.SurveyReopenings.Where(r => r.SurveyId == survey.Id && r.InsurerId == insurer.Id).ToListAsync(cancellationToken);
        if (request.RequestId is null && earlier.Any(r => r.Id == request.NewId))
        {
            return Result.Done;
        }

        if (await ProblemOfAsync(request, survey, insurer, earlier, now.DayInJapan(), cancellationToken) is { } problem)
        {
            return problem;
        }

        var reopening = earlier.SingleOrDefault(r => r.State == SurveyReopeningState.Waiting) ?? Add(request, words.Value, now);
        reopening.Answer(request.IsGranted ? until : null, request.RequestId is null ? "" : words.Value, user.AccountId!.Value, now);
        await db.TellOfReplyAsync(user, survey, insurer, reopening, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }

    private async Task<Error?> ProblemOfAsync(
        AnswerSurveyChange request, ReadinessSurvey survey, Insurer insurer, IEnumerable<SurveyReopening> earlier, DateOnly today,
        CancellationToken cancellationToken)
    {
        // What was asked may be refused whatever the days are by now; what nobody asked cannot be.
        var waiting = earlier.SingleOrDefault(r => r.State == SurveyReopeningState.Waiting);
        return !insurer.HasInsurerFunction ? SurveyErrors.NotAsked
            : request.RequestId != waiting?.Id || (waiting is null && !request.IsGranted) ? SurveyErrors.NothingAsked
            : !request.IsGranted ? null
            : today < survey.OpensOn ? SurveyErrors.NotBegun
            : today <= survey.ClosesOn ? SurveyErrors.StillOpen
            : earlier.Any(r => r.IsOpenOn(today)) ? SurveyErrors.AlreadyReopened
            : await db.ReadinessSurveys.AnyAsync(s => s.OpensOn > survey.OpensOn && s.OpensOn <= today, cancellationToken) ? SurveyErrors.NotNewest
            : null;
    }

    /// <summary>What the secretariat does by itself.</summary>
    private SurveyReopening Add(AnswerSurveyChange request, string words, DateTimeOffset now)
    {
        var added = new SurveyReopening
        {
            // Only ids of our own making, so that rows stay in the order in which they were made.
            Id = request.NewId.Version == 7 ? request.NewId : Guid.CreateVersion7(),
            SurveyId = request.SurveyId,
            InsurerId = request.InsurerId,
            Words = words,
            AskedAt = now,
            AskedById = user.AccountId!.Value,
        };
        db.Add(added);
        return added;
    }
}
