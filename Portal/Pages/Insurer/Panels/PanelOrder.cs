using System.Globalization;
using Portal.Core.JapaneseText;
using Portal.Core.ReviewBoard;

namespace Portal.Pages.Insurer.Panels;

/// <summary>Order numbers as typed: what is no number puts nobody anywhere, so it counts as none.</summary>
public static class PanelOrder
{
    public static PanelSeating Seating(IReadOnlyList<Guid> members, IReadOnlyDictionary<Guid, string?> order, Guid? head) =>
        new(members, order.ToDictionary(o => o.Key, o => Number(o.Value)), head);

    private static int? Number(string? typed) =>
        int.TryParse(WidthFolding.ToHalfWidth(typed ?? "").Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
