using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;

namespace Portal.Pages.Municipalities;

public sealed class IndexModel(IMediator mediator) : PageModel, IMunicipalityPage
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Text { get; set; }

    [BindProperty(SupportsGet = true)] public string? Prefecture { get; set; }

    [BindProperty(SupportsGet = true)] public StartProgress? State { get; set; }

    [BindProperty(SupportsGet = true)] public int? Year { get; set; }

    [BindProperty(SupportsGet = true)] public string? Sort { get; set; }

    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    public MunicipalityFilter Filter => new(Text, ShippedPlaces.List.Named(Prefecture)?.Romaji, State, Year, Sort);

    public MunicipalityList List { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        List = await mediator.Send(new ListMunicipalities(Filter, P ?? 1), cancellationToken);
}
