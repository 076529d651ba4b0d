using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;

namespace Portal.Pages.MyPage.People;

/// <summary>It asks for no proof: whoever leaves gains nothing.</summary>
public sealed class LeaveModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty] public Guid Office { get; set; }

    public Confirmation Confirmation { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new FindMyOffice(), cancellationToken) is not { } office)
        {
            return false;
        }

        Confirmation = new(
            $"{office.Facts.Name}から抜けます",
            ["この事業所・医療機関の情報と申請を、見られなくなります。入力の途中のものは失われます。"],
            "抜ける", "~/my/people", "あなたが作った申請と、ログインIDは残ります。もう一度加わるには、管理者に招待してもらってください。")
        {
            Kept = new Dictionary<string, string> { [nameof(Office)] = $"{office.Id}" },
        };
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new LeaveOffice(Office), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : Redirect("/my");
    }
}
