using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>Until when a mail about a session goes by itself; one that could not go by then waits for a person to confirm it.</summary>
internal static class MailDeadline
{
    /// <summary>
    /// The end of the meeting's day. What is written after it is still wanted; only the link's own end makes that pointless.
    /// </summary>
    public static DateTimeOffset Of(DateOnly plannedOn, DateOnly expiresOn, DateTimeOffset writtenAt)
    {
        var meeting = plannedOn.EndInJapan();
        return writtenAt < meeting ? meeting : expiresOn.EndInJapan();
    }
}
