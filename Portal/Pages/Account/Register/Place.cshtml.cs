using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Accounts;
using Portal.Web;

namespace Portal.Pages.Account.Register;

[AllowAnonymous]
public sealed class PlaceModel(IMediator mediator) : PageModel, IPageContent
{
    [FromRoute] public string Token { get; set; } = "";

    [BindProperty] public string? Place { get; set; }

    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var view = await mediator.Send(new FindRegistration(Token), cancellationToken);
        Choices = [.. (view?.Places ?? [])
            .OrderByDescending(p => p.Place.Kind == view!.WantedKind).ThenBy(p => p.Place.Number, StringComparer.Ordinal)
            .Select(p => new SelectListItem(
                $"{p.Place.Facts.Name}（{p.Place.Kind.Text()}・{p.Place.Number}）{(p.IsTaken ? " すでに登録されています" : "")}",
                p.Key, p.Place == view!.Place, p.IsTaken))];
        return view is not null;
    }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => StepAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await StepAsync(cancellationToken) is var step and not PageResult)
        {
            return step;
        }

        var result = await mediator.Send(new ChoosePlace(Token, Place), cancellationToken);
        return result.Failed ? this.ShowErrors(result) : Redirect(RegistrationSteps.PathOf(RegistrationStep.Office, Token));
    }

    private async Task<IActionResult> StepAsync(CancellationToken cancellationToken) => this.ElsewhereThan(
        RegistrationStep.Place, await mediator.Send(new FindRegistration(Token), cancellationToken), Token) ?? Page();
}
