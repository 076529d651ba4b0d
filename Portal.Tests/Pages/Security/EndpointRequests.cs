using System.Text.RegularExpressions;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Security;

/// <summary>Asks an endpoint by the method it takes, with the token that a form would carry.</summary>
public static partial class EndpointRequests
{
    /// <summary>The route with an object in its address that does not exist.</summary>
    public static string AnyPath(string route) =>
        PathParameter().Replace(ForeignInsurer.WithoutChoices(route), _ => Guid.CreateVersion7().ToString());

    public static async Task<HttpResponseMessage> AskAsync(
        this TestBrowser browser, PortalEndpoint endpoint, string path, IReadOnlyList<KeyValuePair<string, string>>? form = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(endpoint.Method), endpoint.Address(path));
        if (endpoint.Method is "POST" or "PUT" or "DELETE" or "PATCH")
        {
            var page = await browser.OpenAsync("/privacy");
            var token = page.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
            request.Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token), .. form ?? []]);
            request.Headers.Add("RequestVerificationToken", token);
        }

        return await browser.Client.SendAsync(request);
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex PathParameter();
}
