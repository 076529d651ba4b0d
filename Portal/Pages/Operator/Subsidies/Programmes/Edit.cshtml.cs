using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Operator.Subsidies.Programmes;

public sealed class EditModel(IMediator mediator) : PageModel, IPageContent
{
    public static IReadOnlyList<SelectListItem> CeilingSums =>
        [.. Enum.GetValues<CeilingSum>().Select(sum => new SelectListItem(sum.Text(), sum.ToString()))];

    public static IReadOnlyList<SelectListItem> Onces =>
        [.. Enum.GetValues<OnceRule>().Select(once => new SelectListItem(once.Text(), once.ToString()))];

    public static IReadOnlyList<SelectListItem> Receptions =>
        [.. Enum.GetValues<ReceptionRule>().Select(rule => new SelectListItem(rule.Text(), rule.ToString()))];

    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public uint Version { get; set; }

    [BindProperty] public ProgrammeForm Form { get; set; } = new();

    public ProgrammeDetails Details { get; private set; } = null!;

    /// <summary>Somebody else saved between opening and sending this form.</summary>
    public bool IsConflict => HttpMethods.IsPost(Request.Method) && Version != Details.Version;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        // What is no draft any more when it is sent is refused in words, with what was typed.
        if (await mediator.Send(new FindProgramme(Id), cancellationToken) is not { } details
            || (details.Programme.Status != ProgrammeStatus.Draft && !HttpMethods.IsPost(Request.Method)))
        {
            return false;
        }

        Details = details;
        if (HttpMethods.IsGet(Request.Method))
        {
            Form = ProgrammeForm.Of(details.Programme.Name, details.Programme.Rules);
        }

        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new SaveProgrammeDraft(Id, Version, Form), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Details", new { id = Id, done = "saved" });
    }
}
