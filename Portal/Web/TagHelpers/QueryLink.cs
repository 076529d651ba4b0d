using Microsoft.AspNetCore.Http.Extensions;

namespace Portal.Web.TagHelpers;

/// <summary>The address of this page with one part of its query changed: filters and order live in the URL.</summary>
internal static class QueryLink
{
    public static string With(HttpRequest request, string key, string value, params string[] without)
    {
        var query = new QueryBuilder(request.Query
            .Where(part => part.Key != key && !without.Contains(part.Key))
            .SelectMany(part => part.Value, (part, one) => KeyValuePair.Create(part.Key, one ?? "")))
        {
            { key, value },
        };

        return request.PathBase + request.Path + query.ToQueryString();
    }
}
