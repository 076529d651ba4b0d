using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.MyPage;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.MyPage.Data;

[RequiresRecentProof]
public sealed class IndexModel(IMediator mediator, MyDataZip zip, ICurrentUser user) : PageModel
{
    /// <summary>Which office the form is about; null for somebody who has left every one.</summary>
    public Guid? Office => user.OfficeId;

    public bool IsAdministrator => user.IsOfficeAdministrator;

    public string? Organisation => Navigation.OrganisationOf(User);

    public async Task<IActionResult> OnPostAsync(Guid? office, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ExportMyData(office), cancellationToken);

        return result.Errors.Contains(OfficePeopleErrors.AnotherOfficeChosen) ? Redirect("/my/offices?refused=switched")
            : result.Failed ? this.Refuse(result.Errors)
            : new MyDataResult(zip, result.Value);
    }
}
