using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Municipalities;

namespace Portal.Pages.Municipalities.Subscriptions;

/// <summary>What the shared choice of municipalities needs of the pages that have it.</summary>
public interface IPlaceForm
{
    /// <summary>Codes that are chosen.</summary>
    List<string> Places { get; }

    /// <summary>The Latin letters of the prefecture that is shown.</summary>
    string? Prefecture { get; }

    PlaceChoices Choices { get; }
}

/// <summary>The choices as a form has them.</summary>
public static class PlaceFormChoices
{
    public static IEnumerable<SelectListItem> Prefectures(IPlaceForm form) =>
        [new("選んでください", ""), .. ShippedPlaces.List.Prefectures.Select(p => new SelectListItem(p.Name, p.Romaji, p == form.Choices.Here))];

    public static IEnumerable<SelectListItem> Places(IPlaceForm form) => form.Choices.Choices.Select(c => new SelectListItem(c.Name, c.Code));
}
