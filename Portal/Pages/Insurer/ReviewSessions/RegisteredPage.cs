using Portal.Core.ReviewBoard;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>The done page of 登録, 更新 and new passwords: what was done, and 電話でお伝えする一覧, shown once.</summary>
public sealed record RegisteredPage(RegistrationView Session, PublishedVersion Done);
