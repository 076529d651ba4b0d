using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Web.TagHelpers;

/// <summary>Where one is in a fixed order: <c>&lt;steps label="登録の手順" names="開催情報、審査員、資料、確認" current="3" /&gt;</c></summary>
public sealed class StepsTagHelper : TagHelper
{
    public string Label { get; set; } = "手順";

    /// <summary>Up to five short names, separated by 、.</summary>
    public string Names { get; set; } = "";

    /// <summary>From 1; every step before it is done, unless it is <see cref="Open"/>.</summary>
    public int Current { get; set; } = 1;

    /// <summary>Steps before the current one that were left with something missing: 入力中.</summary>
    public IReadOnlyCollection<int> Open { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "steps");
        output.Attributes.SetAttribute("aria-label", Label);
        foreach (var (index, name) in Names.Split('、').Index())
        {
            output.Content.AppendHtml(new HtmlFormattableString(
                (index + 1).CompareTo(Current) switch
                {
                    < 0 when Open.Contains(index + 1) => "<li>{0}<br>入力中</li>",
                    < 0 => "<li class=\"done\">{0}<span class=\"vh\">（入力済み）</span></li>",
                    0 => "<li aria-current=\"step\">{0}</li>",
                    _ => "<li>{0}</li>",
                },
                name));
        }
    }
}
