using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Portal.Core.Data;

namespace Portal.Web.TagHelpers;

/// <summary>
/// <c>&lt;pager number="Model.P" total="Model.Count" /&gt;</c>: pages of 50, the number in the query as p, filters kept; what has just been done is
/// not told again.
/// Writes nothing when everything fits on one page.
/// </summary>
public sealed class PagerTagHelper : TagHelper
{
    public const string Key = "p";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext Page { get; set; } = null!;

    /// <summary>From 1; anything outside the list counts as its nearest page.</summary>
    public int Number { get; set; } = 1;

    public int Total { get; set; }

    public int Size { get; set; } = ListLimits.PageSize;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var last = (Total + Size - 1) / Size;
        if (last < 2)
        {
            output.SuppressOutput();
            return;
        }

        var current = Math.Clamp(Number, 1, last);
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pager");
        output.Attributes.SetAttribute("aria-label", "ページ");
        Link(output, current > 1, current - 1, "前へ");
        var before = 0;
        foreach (var number in Shown(current, last))
        {
            if (number > before + 1)
            {
                output.Content.AppendHtml("<span class=\"skipped\">…</span>");
            }

            if (number == current)
            {
                output.Content.AppendHtml($"<b aria-current=\"page\">{number}</b>");
            }
            else
            {
                Link(output, true, number, $"{number}");
            }

            before = number;
        }

        Link(output, current < last, current + 1, "次へ");
    }

    private static IEnumerable<int> Shown(int current, int last) =>
        new[] { 1, current - 1, current, current + 1, last }.Where(n => n >= 1 && n <= last).Distinct().Order();

    private void Link(TagHelperOutput output, bool there, int number, string text)
    {
        if (there)
        {
            var href = QueryLink.With(Page.HttpContext.Request, Key, $"{number}", "done", "refused", "assigned");
            output.Content.AppendHtml(new HtmlFormattableString("<a href=\"{0}\">{1}</a>", href, text));
        }
    }
}
