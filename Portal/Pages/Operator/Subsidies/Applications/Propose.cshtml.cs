using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Operator.Subsidies.Applications;

public sealed class ProposeModel(IMediator mediator) : QueuePageModel, IPageContent
{
    public static IReadOnlyList<SelectListItem> Outcomes { get; } = [new("交付する", "True"), new("交付しない", "False")];

    [BindProperty] public uint Version { get; set; }

    [BindProperty] public bool? Grants { get; set; }

    [BindProperty] public string? Amount { get; set; }

    [BindProperty] public string? Reason { get; set; }

    public ExaminationView View { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindExamination(Id), cancellationToken);
        View = found!;
        if (HttpMethods.IsGet(Request.Method))
        {
            Amount = found?.Sent.Grant.GrantedYen.ToString("N0", CultureInfo.InvariantCulture);
        }

        return found is { IsOpen: true };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ProposeDecision(Id, Version, Grants, Amount, Reason), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : TellOnDetails("proposed");
    }
}
