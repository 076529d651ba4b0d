using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.ReviewBoard;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>パスワードの決め方, as the forms offer it.</summary>
public static class PasswordChoices
{
    public static IReadOnlyList<SelectListItem> New { get; } =
    [
        new("自動で作る・全員で1つ", nameof(ViewingPasswordChoice.OneForAll)),
        new("自動で作る・審査員ごと", nameof(ViewingPasswordChoice.OneForEach)),
        new("自分で決める（全員で1つ）", nameof(ViewingPasswordChoice.Typed)),
    ];

    /// <summary>Where most have one already.</summary>
    public static IReadOnlyList<SelectListItem> KeepOrNew { get; } =
        [new("今のパスワードのまま（加えた審査員には、自動で作ります）", nameof(ViewingPasswordChoice.Keep)), .. New];
}
