using System.Net;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Web.TagHelpers;

/// <summary>Writes the control of a field: input, textarea, select, radios or checkboxes.</summary>
internal sealed class FieldControl(
    FieldState state, string type, IEnumerable<SelectListItem>? items, IEnumerable<TagHelperAttribute> attributes)
{
    private readonly FieldChoices choices = new(state, items ?? []);

    public IHtmlContent Html() => type switch
    {
        "textarea" => TextArea(),
        "select" => Select(),
        "radio" or "checkbox" => choices.Boxes(type),
        "password" => new HtmlContentBuilder().AppendHtml(Input("password")).AppendHtml(ShowPassword()),
        // Dates are typed freely (令和8年12月3日, R8.12.3, 2026-12-03): a native picker would accept only one of them.
        "date" => Input("text", width: "w20"),
        "number" => Input("text", width: "w10", inputMode: "numeric"),
        _ => Input(type),
    };

    /// <summary>One checkbox with its sentence beside it.</summary>
    public IHtmlContent Tick(string label)
    {
        var box = Control("input", "");
        box.TagRenderMode = TagRenderMode.SelfClosing;
        box.Attributes["type"] = "checkbox";
        box.Attributes["value"] = "true";
        if (state.Ticked)
        {
            box.Attributes["checked"] = "checked";
        }

        return FieldChoices.Labelled(box, label);
    }

    private TagBuilder Input(string inputType, string? width = null, string? inputMode = null)
    {
        var input = Control("input", width is null ? "input" : $"input {width}");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = inputType;
        if (inputMode is not null)
        {
            input.Attributes.TryAdd("inputmode", inputMode);
        }

        // A password never goes back to the page; a browser would ignore the value of a file.
        if (inputType is not ("password" or "file"))
        {
            input.Attributes["value"] = state.Typed;
        }

        return input;
    }

    private TagBuilder TextArea()
    {
        var area = Control("textarea", "area");
        // HTML drops the first line break of a textarea: this one is dropped instead of what was typed.
        area.InnerHtml.AppendHtml("\n").Append(state.Typed ?? "");
        return area;
    }

    private TagBuilder Select()
    {
        var select = Control("select", "select");
        select.InnerHtml.AppendHtml(choices.Options());
        return select;
    }

    /// <summary>Hidden until the script that gives it its effect runs.</summary>
    private HtmlFormattableString ShowPassword() => new(
        "<label class=\"choice\" hidden data-show-password=\"{0}\"><input type=\"checkbox\"> パスワードを表示する</label>", state.Id);

    private TagBuilder Control(string tag, string ownClass)
    {
        var control = new TagBuilder(tag);
        control.Attributes["id"] = state.Id;
        control.Attributes["name"] = state.Name;
        foreach (var attribute in attributes)
        {
            control.Attributes[attribute.Name] = Plain(attribute.Value) ?? attribute.Name;
        }

        if (ownClass.Length > 0)
        {
            control.Attributes["class"] = $"{ownClass} {control.Attributes.GetValueOrDefault("class")}".TrimEnd();
        }

        if (state.Error is not null)
        {
            control.Attributes["aria-invalid"] = "true";
        }

        if (state.DescribedBy is { } ids)
        {
            control.Attributes["aria-describedby"] = ids;
        }

        return control;
    }

    /// <summary>Razor hands literals over encoded, and TagBuilder encodes again.</summary>
    private static string? Plain(object? value) =>
        value is IHtmlContent html ? WebUtility.HtmlDecode(html.ToString()) : value?.ToString();
}
