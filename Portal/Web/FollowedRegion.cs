using Microsoft.AspNetCore.Html;

namespace Portal.Web;

/// <summary>A part of a page that looks again by itself (js/progress.js) for as long as something is under way.</summary>
public static class FollowedRegion
{
    /// <summary>The attribute that says so; nothing when nothing is under way.</summary>
    /// <param name="underWay">Whether there will be news.</param>
    /// <param name="address">Where the page is read again.</param>
    public static IHtmlContent While(bool underWay, string address) =>
        underWay ? new HtmlFormattableString("data-refresh-url=\"{0}\"", address) : HtmlString.Empty;
}
