using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;

namespace Portal.Pages.Municipalities;

public sealed class DetailsModel(IMediator mediator) : PageModel, IPageContent
{
    [FromRoute] public string? Prefecture { get; set; }

    [FromRoute] public string? Code { get; set; }

    public MunicipalityView View { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        View = (await mediator.Send(new FindPublishedMunicipality(Prefecture, Code), cancellationToken))!;
        return View is not null;
    }
}
