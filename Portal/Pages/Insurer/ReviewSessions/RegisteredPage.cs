using Portal.Core.ReviewBoard;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>The done page of 登録 and 更新: 受付番号, what happens next, and 電話でお伝えする一覧, shown once.</summary>
public sealed record RegisteredPage(RegistrationView Session, PublishedVersion Done, IReadOnlyList<ExpectedEvent> Ahead);
