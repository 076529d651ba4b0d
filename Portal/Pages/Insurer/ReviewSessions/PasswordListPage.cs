using Portal.Core.ReviewBoard;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>電話でお伝えする一覧, on screen once and on paper.</summary>
public sealed record PasswordListPage(
    string Title, DateOnly? PlannedOn, IReadOnlyList<ToldPassword> Passwords);
