using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Portal.Web.TagHelpers;

/// <summary>The choices of a field: options of a select, radios, or a group of checkboxes.</summary>
internal sealed class FieldChoices(FieldState state, IEnumerable<SelectListItem> items)
{
    public IHtmlContent Options()
    {
        var options = new HtmlContentBuilder();
        foreach (var item in items)
        {
            var option = new TagBuilder("option");
            option.Attributes["value"] = ValueOf(item);
            Mark(option, item, "selected");
            option.InnerHtml.Append(item.Text);
            options.AppendHtml(option);
        }

        return options;
    }

    public IHtmlContent Boxes(string inputType)
    {
        var boxes = new HtmlContentBuilder();
        boxes.AppendHtml("<div class=\"choices\">");
        foreach (var (index, item) in items.Index())
        {
            var box = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            box.Attributes["type"] = inputType;
            box.Attributes["name"] = state.Name;
            // The error summary links to the member's name: the first choice carries it.
            box.Attributes["id"] = index == 0 ? state.Id : $"{state.Id}-{index}";
            box.Attributes["value"] = ValueOf(item);
            Mark(box, item, "checked");
            boxes.AppendHtml(Labelled(box, item.Text));
        }

        return boxes.AppendHtml("</div>");
    }

    public static IHtmlContent Labelled(TagBuilder box, string label) =>
        new HtmlFormattableString("<label class=\"choice\">{0} <span>{1}</span></label>", box, label);

    private static string ValueOf(SelectListItem item) => item.Value ?? item.Text;

    private void Mark(TagBuilder tag, SelectListItem item, string mark)
    {
        if (state.Chosen.Contains(ValueOf(item)) || (!state.Posted && item.Selected))
        {
            tag.Attributes[mark] = mark;
        }

        if (item.Disabled)
        {
            tag.Attributes["disabled"] = "disabled";
        }
    }
}
