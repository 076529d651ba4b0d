using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>Enters typed 開催情報 into a session; refuses what a validator cannot know.</summary>
internal static class DetailsEntry
{
    public static async Task<IReadOnlyList<Error>> EnterAsync(
        this ReviewSession session, SessionDetails details, PortalDbContext db, ICurrentUser user, DateOnly today,
        CancellationToken cancellationToken)
    {
        var (errors, day) = (new List<Error>(), SessionDetails.DayOf(details.PlannedOn));
        var prepared = session.AsPrepared();
        if (day is null && session.Version > 0)
        {
            errors.Add(PreparationErrors.DayMissing);
        }

        // A session already registered keeps its day when it is updated after the meeting.
        if (day < today && !(session.Version > 0 && (day == session.PlannedOn || day == prepared.PlannedOn)))
        {
            errors.Add(PreparationErrors.DayIsPast);
        }

        if (day > today.AddYears(ReviewSession.MostYearsAhead))
        {
            errors.Add(PreparationErrors.DayIsFar);
        }

        var panelName = "";
        if (details.PanelId is { } panelId)
        {
            panelName = await db.Panels
                .Where(p => p.Id == panelId && p.InsurerId == user.InsurerId && (p.IsActive || p.Id == prepared.PanelId))
                .Select(p => p.Name).SingleOrDefaultAsync(cancellationToken);
            if (panelName is null)
            {
                errors.Add(PreparationErrors.PanelGone);
            }
        }

        if (errors.Count == 0)
        {
            Write(session, details, day, panelName!);
        }

        return errors;
    }

    private static void Write(ReviewSession session, SessionDetails details, DateOnly? day, string panelName)
    {
        session.Enter(new SessionPlan(
            SessionDetails.NumberOf(details.Number)!.Value, day, SessionDetails.TimeOf(details.StartsAt), details.PanelId, panelName,
            Tidy(details.Place), Tidy(details.Note), details.DownloadAllowed, details.Expiry));
        session.ReviewerCount = SessionDetails.NumberOf(details.ReviewerCount);
    }

    private static string Tidy(string? typed) => JapaneseNfc.Normalise(typed ?? "").ReplaceLineEndings("\n").Trim();
}
