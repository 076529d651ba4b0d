using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.MyPage.People;

[RequiresRecentProof]
public sealed class RemoveModel(IMediator mediator, ICurrentUser user) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public Guid Office { get; set; }

    public Confirmation Confirmation { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        if (await mediator.FindOfficePersonAsync(Id, cancellationToken) is not { } person)
        {
            return false;
        }

        Confirmation = new(
            $"{person.DisplayName}さんを{Navigation.OrganisationOf(User)}の利用者から外します",
            [
                "この方は、すぐにこの事業所・医療機関の情報と申請を見られなくなります。入力の途中のものは失われます。",
                "外したことを、この方にメールで知らせます。",
            ],
            "利用者から外す", $"~/my/people/{Id}", "この方が作った申請は残ります。もう一度招待できます。")
        {
            Kept = new Dictionary<string, string> { [nameof(Office)] = $"{user.OfficeId}" },
        };
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new RemoveOfficeUser(Office, Id), cancellationToken);

        return this.AnswerPeople(result, "removed");
    }
}
