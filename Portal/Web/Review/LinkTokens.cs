using Microsoft.AspNetCore.Http.Features;

namespace Portal.Web.Review;

/// <summary>The secret part of a mailed address, kept apart from the request's path.</summary>
/// <param name="Text">As it stood in the address.</param>
public sealed record LinkToken(string Text)
{
    public override string ToString() => nameof(LinkToken);
}

/// <summary>
/// Takes the token out of <c>/review/{token}</c> before anything sees the request: hosting, routing, traces and error
/// pages write paths down, whatever their log level is set to. Past this point the path is <see cref="Path"/>.
/// </summary>
public sealed class LinkTokens(IServiceProvider services) : IHttpContextFactory
{
    /// <summary>Where every mailed link arrives.</summary>
    public const string Path = "/review/link";

    private const string Prefix = "/review/";
    private readonly DefaultHttpContextFactory inner = new(services);

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        ArgumentNullException.ThrowIfNull(featureCollection);
        if (featureCollection.Get<IHttpRequestFeature>() is { } request && TokenIn(request.Path) is { } token)
        {
            (request.Path, request.RawTarget) = (Path, Path);
            featureCollection.Set(new LinkToken(token));
        }

        return inner.Create(featureCollection);
    }

    public void Dispose(HttpContext httpContext) => inner.Dispose(httpContext);

    private static string? TokenIn(string path)
    {
        if (!path.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var rest = path[Prefix.Length..].TrimEnd('/');
        return rest.Length > 0 && !rest.Contains('/', StringComparison.Ordinal) ? rest : null;
    }
}
