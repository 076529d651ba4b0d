using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;

namespace Portal.Pages.Operator.Insurers.Accounts;

public sealed class IndexModel(IMediator mediator) : PageModel
{
    public static IReadOnlyList<SelectListItem> Kinds => [new("すべて", ""), .. InsurerKindChoices.All];

    public static IReadOnlyList<SelectListItem> States =>
        [new("すべて", ""), new("未発行", nameof(InsurerAccountState.NotIssued)), new("招待中", nameof(InsurerAccountState.Invited))];

    [BindProperty(SupportsGet = true, Name = "q")] public string? Text { get; set; }

    [BindProperty(SupportsGet = true)] public InsurerKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)] public InsurerAccountState? State { get; set; }

    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    public InsurerAccountList List { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        List = await mediator.Send(new ListInsurerAccounts(new InsurerAccountFilter(Text, Kind, State), P ?? 1), cancellationToken);
}
