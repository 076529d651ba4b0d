using System.Collections;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Portal.Web.TagHelpers;

/// <summary>What one field of a form is called, what was typed into it and what is wrong with it.</summary>
internal sealed record FieldState(string Name, string Id, object? Model, ModelStateEntry? Entry, bool Hinted)
{
    public static FieldState Of(ModelExpression expression, ViewContext page, bool hinted)
    {
        var name = page.ViewData.TemplateInfo.GetFullHtmlFieldName(expression.Name);
        page.ModelState.TryGetValue(name, out var entry);

        return new FieldState(name, IdOf(name), expression.Model, entry, hinted);
    }

    /// <summary>The id of a field is its member's name, with what an id cannot hold replaced.</summary>
    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    public string HintId => $"{Id}-hint";

    public string ErrorId => $"{Id}-error";

    /// <summary>The first sentence only: the next one shows when this one is mended.</summary>
    public string? Error => Entry?.Errors.Select(e => e.ErrorMessage).FirstOrDefault(m => m.Length > 0);

    /// <summary>The ids of hint and error for aria-describedby; null when there is neither.</summary>
    public string? DescribedBy => (Hinted, Error is not null) switch
    {
        (true, true) => $"{HintId} {ErrorId}",
        (true, false) => HintId,
        (false, true) => ErrorId,
        _ => null,
    };

    /// <summary>What was typed, as typed; before anything was typed, the model's value.</summary>
    public string? Typed => Entry?.AttemptedValue ?? FieldText.Of(Model);

    /// <summary>The chosen values of a select, radios or a group of checkboxes.</summary>
    public IReadOnlyCollection<string> Chosen => (Entry?.RawValue ?? Model) switch
    {
        string one => [one],
        IEnumerable many => [.. many.Cast<object?>().Select(item => FieldText.Of(item) ?? "")],
        var one => [FieldText.Of(one) ?? ""],
    };

    /// <summary>Whether something was posted for this field: then the choices' own Selected no longer counts.</summary>
    public bool Posted => Entry?.RawValue is not null;

    public bool Ticked => Chosen.Any(value => bool.TryParse(value, out var ticked) && ticked);
}
