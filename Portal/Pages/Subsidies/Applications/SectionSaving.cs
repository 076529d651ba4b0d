using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Results;
using Portal.Core.Subsidies;
using Portal.Core.Time;
using Portal.Web;

namespace Portal.Pages.Subsidies.Applications;

/// <summary>A page that asks for one part of the form.</summary>
public interface ISectionPage
{
    Guid Id { get; }

    /// <summary>Of the part as this page showed it.</summary>
    string? Mark { get; set; }

    ApplicationView? View { get; set; }
}

/// <summary>What the pages of the form do alike when something is sent to them, by a button or by the page itself.</summary>
public static class SectionSaving
{
    /// <param name="page">The page.</param>
    /// <param name="mediator">Sends.</param>
    /// <param name="part">The form with the one part of this page.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public static async Task<IActionResult> SaveAsync<TPage>(
        this TPage page, IMediator mediator, ApplicationForm part, CancellationToken cancellationToken)
        where TPage : PageModel, ISectionPage
    {
        var saved = await mediator.Send(new SaveApplicationPart(page.Id, part, page.Mark), cancellationToken);
        if (saved.Errors.Contains(ApplicationErrors.NotFound))
        {
            return new NotFoundResult();
        }

        if (page.Request.WantsJson())
        {
            return saved.Failed
                ? new JsonResult(new { message = saved.Errors[0].Message }) { StatusCode = StatusCodes.Status409Conflict }
                : new JsonResult(new { mark = saved.Value.Mark, message = SavedText(saved.Value.At) });
        }

        page.View = await mediator.Send(new FindApplication(page.Id), cancellationToken);
        if (page.View?.MayChange(SectionOf(part)) != true)
        {
            return new RedirectResult(SectionText.PathOf(page.Id));
        }

        // From now on this page shows what is kept: sent once more, it is saved on top of it.
        page.ModelState.Remove(nameof(page.Mark));
        page.Mark = MarkOf(page.View.Form, part);
        var errors = saved.Failed ? saved.Errors : Shown(page.View.Sections.ProblemsOf(SectionOf(part)), page.View);
        return errors.Any() ? page.ShowErrors(errors) : new RedirectResult(SectionText.PathOf(page.Id));
    }

    public static string SavedText(DateTimeOffset at) => $"{at.ToJapanText()}に保存。まだ提出していません。";

    /// <summary>What is wrong in a row that is not open has no field here to stand beside.</summary>
    private static IEnumerable<Error> Shown(IReadOnlyList<Error> errors, ApplicationView view) => view.Round is { } round
        ? errors.Select(e => FieldRows.ItemOf(e.Field) is { } item && !new OpenParts(round).Has(item)
            ? new Error($"差し戻されていない「{item.Label()}」と合いません。{e.Message}")
            : e)
        : errors;

    private static ApplicationSection SectionOf(ApplicationForm part) => part switch
    {
        { Checks: not null } => ApplicationSection.Checks,
        { Basics: not null } => ApplicationSection.Basics,
        { Costs: not null } => ApplicationSection.Costs,
        { Account: not null } => ApplicationSection.Account,
        _ => ApplicationSection.Note,
    };

    private static string MarkOf(ApplicationForm form, ApplicationForm part) => part switch
    {
        { Checks: not null } => ApplicationForm.MarkOf(form.Checks),
        { Basics: not null } => ApplicationForm.MarkOf(form.Basics),
        { Costs: not null } => ApplicationForm.MarkOf(form.Costs),
        { Account: not null } => ApplicationForm.MarkOf(form.Account),
        _ => ApplicationForm.MarkOf(form.Note),
    };
}
