using Portal.Core.ReviewBoard;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>The head of a page on which a session is prepared.</summary>
/// <param name="Session">Which session.</param>
/// <param name="Job">The page's h1.</param>
/// <param name="Step">From 1; 0 for a page beside the steps.</param>
public sealed record HeadView(SessionHead Session, string Job, int Step = 0);
