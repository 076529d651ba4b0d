using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;

namespace Portal.Pages.Municipalities;

public sealed class PrefectureModel(IMediator mediator) : PageModel, IMunicipalityPage
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Text { get; set; }

    [BindProperty(SupportsGet = true)] public StartProgress? State { get; set; }

    [BindProperty(SupportsGet = true)] public int? Year { get; set; }

    [BindProperty(SupportsGet = true)] public string? Sort { get; set; }

    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    public MunicipalityFilter Filter { get; private set; } = null!;

    public MunicipalityList List { get; private set; } = null!;

    public PrefectureProgress Here => List.Prefectures.Single(p => p.Prefecture.Romaji == Filter.Prefecture);

    public async Task<IActionResult> OnGetAsync([FromRoute] string prefecture, CancellationToken cancellationToken)
    {
        if (ShippedPlaces.List.Named(prefecture) is not { } found)
        {
            return NotFound();
        }

        Filter = new MunicipalityFilter(Text, found.Romaji, State, Year, Sort);
        List = await mediator.Send(new ListMunicipalities(Filter, P ?? 1), cancellationToken);
        return Page();
    }
}
