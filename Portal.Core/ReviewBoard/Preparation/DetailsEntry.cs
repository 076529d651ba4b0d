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

        // A session already registered keeps its day when it is updated after the meeting.
        if (day < today && !(session.Version > 0 && day == session.PlannedOn))
        {
            errors.Add(PreparationErrors.DayIsPast);
        }

        var panelName = "";
        if (details.PanelId is { } panelId)
        {
            panelName = await db.Panels
                .Where(p => p.Id == panelId && p.InsurerId == user.InsurerId && (p.IsActive || p.Id == session.PanelId))
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
        session.Number = SessionDetails.NumberOf(details.Number)!.Value;
        (session.PlannedOn, session.StartsAt) = (day, SessionDetails.TimeOf(details.StartsAt));
        (session.PanelId, session.PanelName) = (details.PanelId, panelName);
        (session.Place, session.Note) = (Tidy(details.Place), Tidy(details.Note));
        session.ReviewerCount = SessionDetails.NumberOf(details.ReviewerCount);
        (session.DownloadAllowed, session.ExpiresOn) = (details.DownloadAllowed, details.Expiry);
    }

    private static string Tidy(string? typed) => JapaneseNfc.Normalise(typed ?? "").ReplaceLineEndings("\n").Trim();
}
