using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Web;

namespace Portal.Pages.Operator.Insurers;

public sealed class DetailsModel(IMediator mediator) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    public InsurerDetails Insurer { get; private set; } = null!;

    public AccountList Accounts { get; private set; } = null!;

    public bool IsNew => Request.Query["done"] == "added";

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new FindInsurer(Id), cancellationToken) is not { } insurer)
        {
            return false;
        }

        Insurer = insurer;
        Accounts = await mediator.Send(new ListAccounts(null, Id, Page: 1), cancellationToken);
        return true;
    }
}
