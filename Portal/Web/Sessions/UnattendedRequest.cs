namespace Portal.Web.Sessions;

/// <summary>
/// A request that a page's script makes by itself, to show what is new: nobody need be there, so that it prolongs no session.
/// </summary>
public static class UnattendedRequest
{
    /// <summary>Whoever adds it to a request of their own only shortens their own session.</summary>
    public const string Header = "X-Unattended";

    public static bool Is(HttpContext? context) => context?.Request.Headers.ContainsKey(Header) == true;
}
