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

    /// <summary>Null when it is no more.</summary>
    public MunicipalityView? View { get; private set; }

    public GoneMunicipality? Gone { get; private set; }

    public string Name => View?.Municipality.Name ?? Gone!.Name;

    public Prefecture Place => View?.Municipality.Prefecture ?? Gone!.Prefecture;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        View = await mediator.Send(new FindPublishedMunicipality(Prefecture, Code), cancellationToken);
        Gone = View is null ? await mediator.Send(new FindGoneMunicipality(Prefecture, Code), cancellationToken) : null;
        return View is not null || Gone is not null;
    }
}
