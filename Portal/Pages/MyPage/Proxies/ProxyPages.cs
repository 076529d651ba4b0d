using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Results;
using Portal.Web;

namespace Portal.Pages.MyPage.Proxies;

internal static class ProxyPages
{
    public static string PathOf(Guid id) => $"/my/proxies/{id}";

    /// <summary>How the chip of a state looks.</summary>
    public static string Chip(this ProxyState state) => state switch
    {
        ProxyState.Offered => "wait",
        ProxyState.InForce => "done",
        _ => "none",
    };

    public static string? Done(string? what) => what switch
    {
        "offered" => "代理を頼みました",
        "accepted" => "代理を引き受けました。「切り替え」から、代理として操作できます",
        "declined" => "代理を辞退しました",
        "ended" => "代理を終わりにしました",
        _ => null,
    };

    /// <summary>Whose office was switched in another tab is led to where they can see it and switch back.</summary>
    public static IActionResult AnswerProxy(this PageModel page, Result result, string done) =>
        result.Errors.Contains(OfficePeopleErrors.AnotherOfficeChosen) ? new RedirectResult("/my/offices?refused=switched")
        : result.Errors.Contains(ProxyErrors.NotFound) ? page.NotFound()
        : result.Failed ? page.ShowErrors(result)
        : new RedirectResult($"/my/proxies?done={done}");
}
