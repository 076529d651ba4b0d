namespace Portal.Core.ReviewBoard;

/// <summary>Picks members of the register for a session: name and address as they are on that day.</summary>
internal static class SessionReviewers
{
    public static SessionReviewer Pick(Reviewer member, Guid sessionId, int position, bool isHead) => new()
    {
        SessionId = sessionId,
        ReviewerId = member.Id,
        Position = position,
        IsHead = isHead,
        Name = member.Name,
        Profession = member.Profession,
        Email = member.Email,
        EmailKey = member.EmailKey,
    };
}
