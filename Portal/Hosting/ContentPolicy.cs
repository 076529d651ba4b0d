using System.Security.Cryptography;

namespace Portal.Hosting;

/// <summary>
/// What this one answer may load and run (Content-Security-Policy). A page that needs more says so:
/// <c>HttpContext.ContentPolicy().Allow("worker-src", "'self'")</c>.
/// </summary>
public sealed class ContentPolicy
{
    private readonly Dictionary<string, string> sources = new(StringComparer.Ordinal)
    {
        ["default-src"] = "'self'",
        ["script-src"] = "'self'",
        ["style-src"] = "'self'",
        ["img-src"] = "'self' data:",
        ["object-src"] = "'none'",
        ["base-uri"] = "'none'",
        ["frame-ancestors"] = "'none'",
        ["form-action"] = "'self'",
    };

    /// <summary>For a script element that has to stand in the page itself, such as an import map.</summary>
    public string Nonce { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));

    /// <summary>Adds a source, as it stands in the policy, for this answer only.</summary>
    public void Allow(string directive, string source) => sources[directive] =
        sources.TryGetValue(directive, out var already) && already != "'none'" ? $"{already} {source}" : source;

    public override string ToString() => string.Join("; ", sources.Select(s =>
        s.Key == "script-src" ? $"{s.Key} {s.Value} 'nonce-{Nonce}'" : $"{s.Key} {s.Value}"));
}

public static class ContentPolicyAccess
{
    public static ContentPolicy ContentPolicy(this HttpContext context)
    {
        if (context.Features.Get<ContentPolicy>() is not { } policy)
        {
            policy = new ContentPolicy();
            context.Features.Set(policy);
        }

        return policy;
    }
}
