using MediatR;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Web;

namespace Portal.Pages.Insurer.ReviewSessions;

public sealed class PapersModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    /// <summary>Which page of the cases; null for the first few.</summary>
    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    [TempData] public string? Told { get; set; }

    [TempData] public string? Refusal { get; set; }

    public PapersView View { get; private set; } = null!;

    public PapersMatrix Matrix { get; private set; } = null!;

    public Arrivals Arrivals { get; private set; } = null!;

    /// <summary>This page as it was asked for: a link to it shows the news where no script fetches them.</summary>
    public string Address => $"{Request.Path}{Request.QueryString}";

    /// <summary>Razor writes an empty data- attribute for null, and a region with one would be fetched for ever.</summary>
    public IHtmlContent FollowedWhile(bool underWay) => FollowedRegion.While(underWay, Address);

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetPapers(Id, P), cancellationToken) is not { } view)
        {
            return false;
        }

        (View, Matrix, Arrivals) = (view, new PapersMatrix(view), Arrivals.Of(view.Papers));
        return true;
    }
}
