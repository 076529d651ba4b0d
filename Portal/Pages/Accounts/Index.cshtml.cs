using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Accounts;
using Portal.Web;

namespace Portal.Pages.Accounts;

public sealed class IndexModel(IMediator mediator, ICurrentUser user) : PageModel
{
    private static readonly SelectListItem All = new("すべて", "");

    public static IReadOnlyList<SelectListItem> States =>
        [All, .. Enum.GetValues<AccountState>().Select(state => new SelectListItem(state.Text(), state.ToString()))];

    [BindProperty(SupportsGet = true, Name = "q")] public string? Text { get; set; }

    [BindProperty(SupportsGet = true)] public AccountRole? Role { get; set; }

    [BindProperty(SupportsGet = true)] public AccountState? State { get; set; }

    [BindProperty(SupportsGet = true)] public string? Sort { get; set; }

    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    public AccountDesk Desk => AccountDesk.Of(user);

    public IReadOnlyList<SelectListItem> Roles =>
        [All, .. AccountDesk.Choices(Desk.IsSecretariat ? Enum.GetValues<AccountRole>() : Desk.Roles)];

    public AccountList List { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        List = await mediator.Send(new ListAccounts(new AccountFilter(Text, Role, State, Sort), P ?? 1), cancellationToken);
}
