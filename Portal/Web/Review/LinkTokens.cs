using Microsoft.AspNetCore.Http.Features;

namespace Portal.Web.Review;

/// <summary>The secret part of a mailed address, kept apart from the request's path.</summary>
/// <param name="Text">As it stood in the address.</param>
public sealed record LinkToken(string Text)
{
    public override string ToString() => nameof(LinkToken);
}

/// <summary>
/// Takes the token out of <c>/review/{token}</c>, and out of the links of 市町村のお知らせ, before anything sees the request: hosting, routing,
/// traces and error pages write paths down, whatever their log level is set to. Past this point the path is <see cref="Path"/>, or the page's own.
/// </summary>
public sealed class LinkTokens(IServiceProvider services) : IHttpContextFactory
{
    /// <summary>Where every link mailed to a reviewer arrives.</summary>
    public const string Path = "/review/link";

    private static readonly (string Prefix, string Path)[] Links =
    [
        ("/review/", Path), ("/municipalities/confirm/", "/municipalities/confirm"),
        ("/municipalities/subscription/", "/municipalities/subscription"), ("/municipalities/unsubscribe/", "/municipalities/unsubscribe"),
    ];

    private readonly DefaultHttpContextFactory inner = new(services);

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        ArgumentNullException.ThrowIfNull(featureCollection);
        if (featureCollection.Get<IHttpRequestFeature>() is { } request && Find(request.Path) is var (path, token))
        {
            (request.Path, request.RawTarget) = (path, path);
            featureCollection.Set(new LinkToken(token));
        }

        return inner.Create(featureCollection);
    }

    public void Dispose(HttpContext httpContext) => inner.Dispose(httpContext);

    private static (string Path, string Token)? Find(string path)
    {
        foreach (var (prefix, page) in Links)
        {
            if (path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
                && path[prefix.Length..].TrimEnd('/') is { Length: > 0 } rest && !rest.Contains('/', StringComparison.Ordinal))
            {
                return (page, rest);
            }
        }

        return null;
    }
}
