using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Portal.Core.Pdf;

/// <summary>Turns a Razor component into a whole page for the composer, with the paper's style sheet inside it.</summary>
public sealed class RazorHtml(HtmlRenderer renderer)
{
    /// <param name="title">The document's title, which becomes the PDF's.</param>
    /// <param name="parameters">The component's parameters by name.</param>
    public async Task<string> RenderAsync<TComponent>(string title, IReadOnlyDictionary<string, object?> parameters)
        where TComponent : IComponent =>
        Page(title, "", await RenderPartAsync<TComponent>(parameters));

    /// <summary>The component alone, for a page that holds several.</summary>
    /// <param name="parameters">The component's parameters by name.</param>
    public Task<string> RenderPartAsync<TComponent>(IReadOnlyDictionary<string, object?> parameters)
        where TComponent : IComponent =>
        renderer.Dispatcher.InvokeAsync(async () =>
        {
            var view = ParameterView.FromDictionary(parameters.ToDictionary());
            return (await renderer.RenderComponentAsync<TComponent>(view)).ToHtmlString();
        });

    /// <param name="title">The document's title, which becomes the PDF's.</param>
    /// <param name="css">What the paper needs beside the common style.</param>
    /// <param name="body">HTML of components.</param>
    internal static string Page(string title, string css, string body) => $"""
        <!DOCTYPE html>
        <html lang="ja">
        <head><meta charset="utf-8"><title>{HtmlEncoder.Default.Encode(title)}</title><style>{PaperStyle.Css}{css}</style></head>
        <body>{body}</body>
        </html>
        """;
}
