using Portal.Core.Accounts;

namespace Portal.Tests.Pages.Security;

/// <summary>
/// Which of the pages of offices open by proxy, and with which scope. A page that nobody declared here fails the test, and is closed to every
/// 代理: what is given is given on purpose.
/// </summary>
public static class ProxyRoutes
{
    public static IReadOnlyDictionary<string, ProxyScope> Routes { get; } = new Dictionary<string, ProxyScope>
    {
        ["/my"] = ProxyScope.All,
        ["/my/bank-account"] = ProxyScope.None,
        ["/my/data"] = ProxyScope.None,
        ["/my/notices"] = ProxyScope.None,
        ["/my/office"] = ProxyScope.None,
        ["/my/offices"] = ProxyScope.All, // here it is left, too: also when the 委任 is over
        ["/my/people"] = ProxyScope.None,
        ["/my/people/invite"] = ProxyScope.None,
        ["/my/people/leave"] = ProxyScope.None,
        ["/my/people/{id:guid}"] = ProxyScope.None,
        ["/my/people/{id:guid}/remove"] = ProxyScope.None,
        ["/my/proxies"] = ProxyScope.None,
        ["/my/proxies/new"] = ProxyScope.None,
        ["/my/proxies/{id:guid}"] = ProxyScope.None,
        ["/my/proxies/{id:guid}/end"] = ProxyScope.None,
        ["/subsidies/apply"] = ProxyScope.Prepare,
        ["/subsidies/applications/banks"] = ProxyScope.Form,
        ["/subsidies/applications/{id:guid}"] = ProxyScope.All,
        ["/subsidies/applications/{id:guid}/account"] = ProxyScope.Form,
        ["/subsidies/applications/{id:guid}/basics"] = ProxyScope.Form,
        ["/subsidies/applications/{id:guid}/checks"] = ProxyScope.Form,
        ["/subsidies/applications/{id:guid}/confirm"] = ProxyScope.Send,
        ["/subsidies/applications/{id:guid}/correct-account"] = ProxyScope.None, // it changes where the money goes
        ["/subsidies/applications/{id:guid}/costs"] = ProxyScope.Form,
        ["/subsidies/applications/{id:guid}/delete"] = ProxyScope.Prepare,
        ["/subsidies/applications/{id:guid}/evidence"] = ProxyScope.Form,
        ["/subsidies/applications/{id:guid}/evidence/upload"] = ProxyScope.Form,
        ["/subsidies/applications/{id:guid}/evidence/{fileId:guid}"] = ProxyScope.Form,
        ["/subsidies/applications/{id:guid}/changes"] = ProxyScope.None,
        ["/subsidies/applications/{id:guid}/changes/new"] = ProxyScope.None,
        ["/subsidies/applications/{id:guid}/changes/{requestId:guid}/papers"] = ProxyScope.None,
        ["/subsidies/applications/{id:guid}/changes/{requestId:guid}/papers/upload"] = ProxyScope.None,
        ["/subsidies/applications/{id:guid}/changes/{requestId:guid}/withdraw"] = ProxyScope.None,
        ["/subsidies/applications/{id:guid}/later/{decisionId:guid}/letter.pdf"] = ProxyScope.Watch,
        ["/subsidies/applications/{id:guid}/letter.pdf"] = ProxyScope.Watch,
        ["/subsidies/applications/{id:guid}/note"] = ProxyScope.Form,
        ["/subsidies/applications/{id:guid}/receipt.pdf"] = ProxyScope.Form,
        ["/subsidies/applications/{id:guid}/resubmit"] = ProxyScope.Send,
        ["/subsidies/applications/{id:guid}/tax-report"] = ProxyScope.None,
        ["/subsidies/applications/{id:guid}/withdraw"] = ProxyScope.Send,
    };
}
