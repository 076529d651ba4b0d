using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Portal.Tests.Support;

/// <summary>A browser without script: opens pages and sends their real forms with the antiforgery token.</summary>
public sealed class TestBrowser(HttpClient client) : IDisposable
{
    public HttpClient Client { get; } = client;

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(new Uri(path, UriKind.Relative));

    public async Task<IHtmlDocument> OpenAsync(string path)
    {
        var response = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.ReadPageAsync();
    }

    /// <summary>Opens a page, fills in its (only, or named) form and sends it as a browser would.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string path, params (string Name, string Value)[] fields) =>
        await SubmitAsync(await OpenAsync(path), path, form: null, fields);

    /// <param name="page">A page already opened.</param>
    /// <param name="path">Where it was opened; the form's action is relative to it.</param>
    /// <param name="form">CSS selector of the form; null for the only POST form in main.</param>
    /// <param name="fields">What is typed; a name that the form lacks is an error of the test.</param>
    public async Task<HttpResponseMessage> SubmitAsync(
        IHtmlDocument page, string path, string? form, params (string Name, string Value)[] fields)
    {
        var element = (IHtmlFormElement)(page.QuerySelector(form ?? "main form[method=post]")
            ?? throw new InvalidOperationException($"No form on {path}."));
        var values = FormValues.Of(element);
        foreach (var group in fields.GroupBy(f => f.Name))
        {
            Assert.True(element.QuerySelector($"[name='{group.Key}']") is not null, $"The form has no field {group.Key}.");
            values.RemoveAll(v => v.Key == group.Key);
            values.AddRange(group.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        }

        var action = element.GetAttribute("action") is { Length: > 0 } given ? given : path;
        using var content = new FormUrlEncodedContent(values);
        return await Client.PostAsync(new Uri(new Uri(Client.BaseAddress!, path), action), content);
    }

    public void Dispose() => Client.Dispose();
}

internal static class FormValues
{
    public static List<KeyValuePair<string, string>> Of(IHtmlFormElement form)
    {
        var values = new List<KeyValuePair<string, string>>();
        foreach (var element in form.Elements)
        {
            switch (element)
            {
                case IHtmlInputElement { IsDisabled: false, Name.Length: > 0 } input
                    when input.Type is not ("submit" or "button" or "file" or "image" or "reset"):
                    if (input.Type is not ("checkbox" or "radio") || input.IsChecked)
                    {
                        values.Add(KeyValuePair.Create(input.Name!, input.Value));
                    }

                    break;
                case IHtmlSelectElement { IsDisabled: false, Name.Length: > 0 } select:
                    values.AddRange(select.Options.Where(o => o.IsSelected).Select(o => KeyValuePair.Create(select.Name!, o.Value)));
                    break;
                case IHtmlTextAreaElement { IsDisabled: false, Name.Length: > 0 } area:
                    values.Add(KeyValuePair.Create(area.Name!, area.Value));
                    break;
            }
        }

        return values;
    }
}

public static class PageReading
{
    public static async Task<IHtmlDocument> ReadPageAsync(this HttpResponseMessage response)
    {
        var context = BrowsingContext.New(Configuration.Default);
        var html = await response.Content.ReadAsStringAsync();
        return (IHtmlDocument)await context.OpenAsync(request => request.Content(html).Address("http://localhost/"));
    }

    /// <summary>The sentence beside a field; null when there is none.</summary>
    public static string? ErrorFor(this IHtmlDocument page, string field) =>
        page.QuerySelector($"#{field}-error")?.TextContent.Trim();

    /// <summary>The lines of the error summary.</summary>
    public static IReadOnlyList<string> Errors(this IHtmlDocument page) =>
        [.. page.QuerySelectorAll(".errors li").Select(e => e.TextContent.Trim())];

    public static string MainText(this IHtmlDocument page) => page.QuerySelector("main")?.TextContent ?? "";
}
