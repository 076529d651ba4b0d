using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Web.TagHelpers;

/// <summary>
/// One field of a form: label, hint, error sentence, control, in this order.
/// <c>required</c> and <c>optional</c> write 必須 and 任意; class, autocomplete, inputmode, accept, multiple and data-*
/// go to the control; content between the tags follows the control.
/// </summary>
[HtmlTargetElement("field", Attributes = "for,label")]
public sealed class FieldTagHelper : TagHelper
{
    private static readonly HashSet<string> Words = ["required", "optional"];

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext Page { get; set; } = null!;

    public ModelExpression For { get; set; } = null!;

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    /// <summary>text, email, password, date, number, textarea, select, file, radio or checkbox.</summary>
    public string Type { get; set; } = "text";

    /// <summary>The choices of a select, of radios, or of a group of checkboxes.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var state = FieldState.Of(For, Page, Hint is not null);
        var control = new FieldControl(state, Type, Items, Attributes(output));
        var legend = Type == "radio" || (Type == "checkbox" && Items is not null);
        var after = await output.GetChildContentAsync();

        output.TagName = legend ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", state.Error is null ? "field" : "field bad-field");
        if (legend)
        {
            DescribeGroup(output.Attributes, state);
        }

        var single = Type == "checkbox" && Items is null;
        if (!single)
        {
            output.Content.AppendHtml(Caption(state, legend, context));
        }

        AppendHintAndError(output.Content, state);
        output.Content.AppendHtml(single ? control.Tick(Label) : control.Html());
        output.Content.AppendHtml(after);
    }

    private static List<TagHelperAttribute> Attributes(TagHelperOutput output) =>
        [.. output.Attributes.Where(a => !Words.Contains(a.Name))];

    private void DescribeGroup(TagHelperAttributeList group, FieldState state)
    {
        if (Type == "radio")
        {
            group.SetAttribute("role", "radiogroup");
        }

        if (Type == "radio" && state.Error is not null)
        {
            group.SetAttribute("aria-invalid", "true");
        }

        if (state.DescribedBy is { } ids)
        {
            group.SetAttribute("aria-describedby", ids);
        }
    }

    private TagBuilder Caption(FieldState state, bool legend, TagHelperContext context)
    {
        var caption = new TagBuilder(legend ? "legend" : "label");
        if (!legend)
        {
            caption.Attributes["for"] = state.Id;
        }

        caption.InnerHtml.Append(Label);
        if (context.AllAttributes.ContainsName("required"))
        {
            caption.InnerHtml.AppendHtml("<span class=\"must\">必須</span>");
        }
        else if (context.AllAttributes.ContainsName("optional"))
        {
            caption.InnerHtml.AppendHtml("<span class=\"may\">任意</span>");
        }

        return caption;
    }

    private void AppendHintAndError(TagHelperContent content, FieldState state)
    {
        if (Hint is not null)
        {
            content.AppendHtml(new HtmlFormattableString("<p class=\"hint\" id=\"{0}\">{1}</p>", state.HintId, Hint));
        }

        if (state.Error is { } error)
        {
            content.AppendHtml(new HtmlFormattableString(
                "<p class=\"err\" id=\"{0}\">{1}<span>{2}</span></p>", state.ErrorId, IconTagHelper.Html("error"), error));
        }
    }
}
