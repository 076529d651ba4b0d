using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Municipalities;

namespace Portal.Pages.Operator.Insurers;

public sealed class IndexModel(IMediator mediator) : PageModel
{
    public static IReadOnlyList<SelectListItem> Kinds => [new("すべて", ""), .. InsurerKindChoices.All];

    [BindProperty(SupportsGet = true, Name = "q")] public string? Text { get; set; }

    [BindProperty(SupportsGet = true)] public InsurerKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)] public string? Sort { get; set; }

    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    [FromQuery] public string? Done { get; set; }

    [FromQuery] public int? Added { get; set; }

    [FromQuery] public int? Changed { get; set; }

    public InsurerList List { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        List = await mediator.Send(new ListInsurers(new InsurerFilter(Text, Kind, Sort), P ?? 1), cancellationToken);
}
