using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Portal.Core.Time;

namespace Portal.Web.TagHelpers;

/// <summary>What happened, newest first: holds <c>&lt;moment at="…"&gt;…&lt;/moment&gt;</c>.</summary>
public sealed class TimelineTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.Attributes.SetAttribute("class", "timeline");
    }
}

/// <summary>One event, or with <c>expected</c> in words what is to come.</summary>
[HtmlTargetElement("moment", ParentTag = "timeline")]
public sealed class MomentTagHelper : TagHelper
{
    public DateTimeOffset? At { get; set; }

    /// <summary>Instead of an instant: 「12月10日ごろ」.</summary>
    public string? Expected { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.SetHtmlContent(At is { } at
            ? new HtmlFormattableString(
                "<time datetime=\"{0:yyyy-MM-dd'T'HH:mmK}\">{1}</time><div>{2}</div>",
                at.InJapan(), at.ToMonthDayTimeText(), text)
            : new HtmlFormattableString("<span class=\"sub-text\">{0}</span><div>{1}</div>", Expected ?? "", text));
    }
}
