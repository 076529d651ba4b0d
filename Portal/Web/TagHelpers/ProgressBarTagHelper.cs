using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Web.TagHelpers;

/// <summary>
/// Long work, always with n ／ N in words: <c>&lt;progress-bar label="資料を綴じています" value="173" max="284" unit="ページ" /&gt;</c>.
/// Without a max the length of the work is not known yet.
/// </summary>
[HtmlTargetElement("progress-bar")]
public sealed class ProgressBarTagHelper : TagHelper
{
    public string Label { get; set; } = "";

    public int Value { get; set; }

    public int? Max { get; set; }

    public string Unit { get; set; } = "件";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "flow");
        output.Content.AppendHtml(new HtmlFormattableString("<div class=\"spread\"><p><b>{0}</b></p>", Label));
        if (Max is > 0)
        {
            output.Content.AppendHtml(new HtmlFormattableString(
                "<p class=\"num\">{0:N0} ／ {1:N0}{2}</p></div><progress class=\"progress big\" max=\"{1:D}\" value=\"{0:D}\" aria-label=\"{3}\">{4}％</progress>",
                Value, Max, Unit, Label, 100L * Value / Max));
        }
        else
        {
            output.Content.AppendHtml(new HtmlFormattableString(
                "</div><progress class=\"progress big\" aria-label=\"{0}\">準備しています</progress>", Label));
        }
    }
}
