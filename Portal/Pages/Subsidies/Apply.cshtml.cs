using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Core.Time;
using Portal.Pages.Subsidies.Applications;
using Portal.Web;

namespace Portal.Pages.Subsidies;

[Authorize(Policies.OfficeUser)]
[OpensByProxy(ProxyScope.Prepare)]
public sealed class ApplyModel(IMediator mediator, TimeProvider clock) : PageModel, IPageContent
{
    public OfficeView? Office { get; private set; }

    /// <summary>Null when nothing is received now.</summary>
    public ProgrammeInForce? Programme { get; private set; }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Office = await mediator.Send(new FindMyOffice(), cancellationToken);
        var kind = Office?.Kind == OfficeKind.MedicalInstitution ? SubsidyKind.PhysicianStatements : SubsidyKind.CardReaders;
        Programme = await mediator.Send(new FindProgrammeInForce(kind, clock.TodayInJapan()), cancellationToken) is { } programme
            && programme.Rules.Receives(clock.GetUtcNow()) ? programme : null;
        return Office is not null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new StartApplication(), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : Redirect(SectionText.PathOf(result.Value));
    }
}
