using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web;

namespace Portal.Pages.Dev;

/// <summary>The confirming page as it looks, with invented losses. Exists in Development only.</summary>
[AllowAnonymous]
[DevelopmentOnly]
public sealed class ConfirmModel : PageModel
{
    public Confirmation Example { get; } = new(
        "この審査会の登録を削除します",
        ["審査員5名に送ったURLは、すぐに使えなくなります。", "資料117点（284ページ）を消します。操作の記録は残ります。"],
        "削除する",
        "~/dev/components");
}
