using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.ReviewBoard;

namespace Portal.Pages.Insurer.Settings;

public sealed class IndexModel(IMediator mediator, ICurrentUser user) : PageModel
{
    public SettingsDetails Settings { get; private set; } = null!;

    public string? Done { get; private set; }

    public bool MayChange => user.Role == AccountRole.InsurerAdministrator;

    public async Task OnGetAsync(string? done, CancellationToken cancellationToken)
    {
        Done = done;
        Settings = await mediator.Send(new FindReviewBoardSettings(), cancellationToken);
    }
}
