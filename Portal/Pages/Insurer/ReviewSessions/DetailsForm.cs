using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.ReviewBoard;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>The fields of 開催情報, the same for a new session and for one that exists.</summary>
public sealed record DetailsForm(SessionDetails Details, IReadOnlyList<SelectListItem> Panels, SameNumber? SameNumber)
{
    public static IReadOnlyList<SelectListItem> Permissions =>
        [new("ダウンロードを許可する", "True"), new("画面で見るだけにする", "False")];

    public static DetailsForm Of(SessionDetails details, IEnumerable<PanelChoice> panels, SameNumber? sameNumber = null) => new(
        details, [new SelectListItem("選んでください", ""), .. panels.Select(p => new SelectListItem(p.Name, p.Id.ToString()))],
        sameNumber);
}
