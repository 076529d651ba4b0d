using MediatR;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>
/// 一時保存, by hand or by itself: what was typed is kept as it was typed, whatever is wrong with it. Only a colleague's change in between
/// is not overwritten.
/// </summary>
/// <param name="SurveyId">Which survey the page showed.</param>
/// <param name="Form">What was typed.</param>
/// <param name="Mark">The form's <see cref="SurveyForm.MarkOf"/> when the page showed it.</param>
public sealed record SaveSurveyForm(Guid SurveyId, SurveyForm Form, string? Mark) : IRequest<Result<SavedForm>>;

/// <param name="At">When it was saved, UTC.</param>
/// <param name="Mark">Of the form as it is now.</param>
public sealed record SavedForm(DateTimeOffset At, string Mark);

public sealed class SaveSurveyFormHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<SaveSurveyForm, Result<SavedForm>>
{
    public async Task<Result<SavedForm>> Handle(SaveSurveyForm request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await db.OwnSurveyAsync(user, now.DayInJapan(), cancellationToken) is not { IsAsked: true } own || own.Survey.Id != request.SurveyId)
        {
            return SurveyErrors.NotFound;
        }

        // Too late to be sent, it is kept all the same: the day may have ended while it was typed.
        if (own.Standing == SurveyStanding.Planned)
        {
            return SurveyErrors.Closed;
        }

        if (request.Form.IsTooLong)
        {
            return SurveyErrors.TooMuch;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var sheet = await db.HoldSheetAsync(own.Survey.Id, own.Insurer.Id, cancellationToken);
        var (was, becomes) = (SurveyForm.MarkOf(sheet.SavedAt is null ? null : sheet.Form), SurveyForm.MarkOf(request.Form));
        if (request.Mark != was && becomes != was)
        {
            return SurveyErrors.ChangedMeanwhile;
        }

        if (becomes != was)
        {
            sheet.Save(request.Form, user.AccountId!.Value, now);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new SavedForm(sheet.SavedAt!.Value, becomes);
    }
}
