using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Subsidies;
using Portal.Core.Time;

namespace Portal.Pages.Operator.Subsidies.Dashboard;

/// <summary>助成金の状況, as pictures with tables.</summary>
public sealed class IndexModel(IMediator mediator, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public int? Year { get; set; }

    public SubsidyFigures Figures { get; private set; } = null!;

    /// <summary>Of every year.</summary>
    public OpenChanges OpenChanges { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Years { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var years = SubsidyYears.Until(clock.TodayInJapan());
        Year = Year is { } asked && years.Contains(asked) ? asked : years[0];
        Years = [.. years.Select(y => new SelectListItem(FiscalYear.TextOf(y), $"{y}"))];
        Figures = await mediator.Send(new FindSubsidyFigures(Year.Value), cancellationToken);
        OpenChanges = await mediator.Send(new CountOpenChanges(), cancellationToken);
    }
}
