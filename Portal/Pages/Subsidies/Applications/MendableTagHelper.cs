using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Portal.Core.Subsidies;
using Portal.Web.TagHelpers;

namespace Portal.Pages.Subsidies.Applications;

/// <summary>
/// The fields of one row of the application: <c>&lt;mendable item="Name" of="view"&gt;…&lt;/mendable&gt;</c>. Of a draft they stand there as
/// they are; of a returned application with the reason above them, or not at all.
/// </summary>
[HtmlTargetElement("mendable", Attributes = "item,of")]
public sealed class MendableTagHelper : TagHelper
{
    public ApplicationItem Item { get; set; }

    public ApplicationView Of { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (Of.Round is not { } round)
        {
            return;
        }

        var reasons = round.Items.Where(i => i.Item == Item).Select(i => i.Reason).ToList();
        if (!new OpenParts(round).Has(Item))
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.Attributes.SetAttribute("class", "mend");
        if (reasons.Count == 0)
        {
            output.PreContent.AppendHtml(new HtmlFormattableString("<p class=\"hint\">{0}も、合わせて直せます。</p>", Item.Label()));
            return;
        }

        output.PreContent.AppendHtml(Reasons(Item.Label(), reasons));
    }

    private static IHtmlContent Reasons(string label, IReadOnlyList<string> reasons)
    {
        var html = new HtmlContentBuilder();
        html.AppendHtml(new HtmlFormattableString(
            "<div class=\"note warn\">{0}<h2>{1}を直してください</h2>", IconTagHelper.Html("warn"), label));
        foreach (var reason in reasons)
        {
            html.AppendHtml(new HtmlFormattableString("<p class=\"lines\">{0}</p>", reason));
        }

        return html.AppendHtml("</div>");
    }
}
