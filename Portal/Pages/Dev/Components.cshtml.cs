using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Results;
using Portal.Web;

namespace Portal.Pages.Dev;

/// <summary>Every component in every state, to look at while building. Exists in Development only.</summary>
[AllowAnonymous]
[DevelopmentOnly]
public sealed class ComponentsModel : PageModel
{
    [BindProperty] public string? HeldOn { get; set; } = "令和8年12月3日";

    [BindProperty] public string? Email { get; set; }

    [BindProperty] public string? Password { get; set; }

    [BindProperty] public int? Reviewers { get; set; }

    [BindProperty] public string? Note { get; set; }

    [BindProperty] public string? Panel { get; set; } = "2";

    [BindProperty] public string? Viewing { get; set; }

    [BindProperty] public string[] Kinds { get; set; } = [];

    [BindProperty] public bool Agreed { get; set; }

    [BindProperty] public IFormFile? Paper { get; set; }

    [BindProperty(SupportsGet = true)] public int P { get; set; } = 5;

    public static DateTimeOffset Registered { get; } = new(2026, 11, 17, 7, 20, 0, TimeSpan.Zero);

    public static SelectListItem[] Panels => [new("第1合議体", "1"), new("第2合議体", "2"), new("第3合議体", "3")];

    public static SelectListItem[] Viewings => [new("ダウンロードも許す", "Download"), new("画面で見るだけ", "ScreenOnly")];

    public static SelectListItem[] PaperKinds => [new("一次判定結果", "First"), new("主治医意見書", "Opinion")];

    /// <summary>?as=InsurerAdministrator shows the frame as that role sees it, on this page only.</summary>
    public void OnGet(string? @as)
    {
        if (@as is not null)
        {
            HttpContext.User = new ClaimsPrincipal(new ClaimsIdentity(
                [
                    new Claim(ClaimTypes.Role, @as),
                    new Claim(PortalClaims.Organisation, "大分市 長寿福祉課"),
                    new Claim(PortalClaims.DisplayName, "佐藤 恵"),
                ],
                "gallery"));
        }
    }

    public IActionResult OnPost() => this.ShowErrors(
        new Error("開催予定日は、今日より後の日を入力してください。", nameof(HeldOn)),
        new Error("メールアドレスを入力してください。", nameof(Email)),
        new Error("15文字以上にしてください。", nameof(Password)),
        new Error("人数は選んだ審査員の数と同じにしてください。", nameof(Reviewers)),
        new Error("合議体を選んでください。", nameof(Panel)),
        new Error("閲覧のしかたを選んでください。", nameof(Viewing)),
        new Error("資料の種類を1つ以上選んでください。", nameof(Kinds)),
        new Error("確かめたら、チェックを入れてください。", nameof(Agreed)),
        new Error("PDFを選んでください。", nameof(Paper)),
        new Error("ほかの人が先に変更しました。内容を確かめて、もう一度送信してください。"));
}
