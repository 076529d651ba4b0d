namespace Portal.Web;

internal static class ScriptRequests
{
    /// <summary>Whether one of our scripts asks, which reads an answer and shows no page.</summary>
    public static bool WantsJson(this HttpRequest request) =>
        request.Headers.Accept.Any(accept => accept?.Contains("application/json", StringComparison.Ordinal) == true);
}
