using Portal.Core.ReviewBoard;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>One reviewer's row, with the ways out while the session is open.</summary>
public sealed record StatusPerson(ViewingStatus Session, ReviewerStatus Reviewer);
