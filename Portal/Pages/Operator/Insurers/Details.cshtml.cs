using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Web;

namespace Portal.Pages.Operator.Insurers;

public sealed class DetailsModel(IMediator mediator, ICurrentUser user) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [FromQuery] public string? Done { get; set; }

    [FromQuery] public string? Sort { get; set; }

    [FromQuery] public int? P { get; set; }

    public AccountDesk Desk => AccountDesk.Of(user);

    public InsurerDetails Insurer { get; private set; } = null!;

    public AccountList Accounts { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new FindInsurer(Id), cancellationToken) is not { } insurer)
        {
            return false;
        }

        Insurer = insurer;
        Accounts = await mediator.Send(
            new ListAccounts(new AccountFilter(null, null, null, Sort, Id), P ?? 1), cancellationToken);
        return true;
    }
}
