using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;

namespace Portal.Pages.MyPage.People;

public sealed class IndexModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty] public Guid Invitation { get; set; }

    public OfficePeopleView? View { get; private set; }

    /// <summary>What has just been done.</summary>
    public string? Done => PeopleText.Done(Request.Query["done"]);

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken) =>
        (View = await mediator.Send(new ListOfficePeople(), cancellationToken)) is not null;

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new WithdrawOfficeInvitation(Invitation), cancellationToken);

        return this.AnswerPeople(result, "withdrawn");
    }
}
