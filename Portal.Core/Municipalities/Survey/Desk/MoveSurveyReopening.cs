using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>もう一度回答できる最後の日を変える, while it runs: the insurer is told of the new one.</summary>
/// <param name="SurveyId">Which survey.</param>
/// <param name="InsurerId">Which insurer.</param>
/// <param name="Shown">The day that the page showed.</param>
/// <param name="Until">The new one, as typed.</param>
public sealed record MoveSurveyReopening(Guid SurveyId, Guid InsurerId, DateOnly? Shown, string? Until) : IRequest<Result>;

public sealed class MoveSurveyReopeningHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<MoveSurveyReopening, Result>
{
    public async Task<Result> Handle(MoveSurveyReopening request, CancellationToken cancellationToken)
    {
        var (now, today) = (clock.GetUtcNow(), clock.TodayInJapan());
        if (!JapaneseDate.TryParse(request.Until, out var until) || until < today)
        {
            return SurveyErrors.UntilUnreadable;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.TakeReopeningTurnAsync(request.SurveyId, cancellationToken);
        var running = await db.SurveyReopenings
            .Where(r => r.SurveyId == request.SurveyId && r.InsurerId == request.InsurerId && r.Until >= today)
            .OrderByDescending(r => r.Until).FirstOrDefaultAsync(cancellationToken);
        if (running is null || (running.Until != request.Shown && running.Until != until))
        {
            return running is null ? SurveyErrors.NotReopened : SurveyErrors.UntilMoved;
        }

        if (running.Until != until)
        {
            running.Move(until);
            var survey = await db.ReadinessSurveys.AsNoTracking().SingleAsync(s => s.Id == request.SurveyId, cancellationToken);
            var insurer = await db.Insurers.AsNoTracking().SingleAsync(i => i.Id == request.InsurerId, cancellationToken);
            await db.TellOfReplyAsync(user, survey, insurer, running, now, cancellationToken, "SurveyReopeningMoved");
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return Result.Done;
    }
}
