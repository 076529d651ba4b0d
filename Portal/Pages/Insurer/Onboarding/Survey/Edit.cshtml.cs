using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Core.Time;
using Portal.Web;

namespace Portal.Pages.Insurer.Onboarding.Survey;

/// <summary>回答票: saved by itself and by hand, whatever is wrong with it.</summary>
public sealed class EditModel(IMediator mediator) : PageModel, IPageContent
{
    public const string Check = "check";

    [BindProperty] public Guid SurveyId { get; set; }

    /// <summary>Of the form as this page showed it.</summary>
    [BindProperty] public string? Mark { get; set; }

    /// <summary>Which button: "check" goes on, everything else comes back.</summary>
    [BindProperty] public string? Go { get; set; }

    [BindProperty] public SystemState? State { get; set; }

    [BindProperty] public Guid? VendorId { get; set; }

    [BindProperty] public string? OtherVendor { get; set; }

    [BindProperty] public string? PackageName { get; set; }

    [BindProperty] public string? StandardisedOn { get; set; }

    [BindProperty] public string? WishedMonth { get; set; }

    [BindProperty] public ConnectionMethod? Method { get; set; }

    [BindProperty] public ConnectingBody? ConnectingBody { get; set; }

    [BindProperty] public string? ContactName { get; set; }

    [BindProperty] public string? ContactDepartment { get; set; }

    [BindProperty] public string? ContactPhone { get; set; }

    [BindProperty] public string? ContactEmail { get; set; }

    [BindProperty] public string? Remarks { get; set; }

    /// <summary>Null while there is no survey.</summary>
    public SurveyFormView? View { get; private set; }

    /// <summary>A colleague saved in between: what of it is not what was typed here.</summary>
    public IReadOnlyList<(SurveyLine Saved, SurveyLine Typed)> Differences { get; private set; } = [];

    private SurveyForm Form => new(
        State, VendorId, OtherVendor, PackageName, StandardisedOn, WishedMonth, Method, ConnectingBody, ContactName, ContactDepartment, ContactPhone,
        ContactEmail, Remarks);

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        View ??= await mediator.Send(new FindSurveyForm(), cancellationToken);
        return true;
    }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadContentAsync(cancellationToken);
        if (View is not null)
        {
            Show(View);
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var saved = await mediator.Send(new SaveSurveyForm(SurveyId, Form, Mark), cancellationToken);
        if (Request.WantsJson())
        {
            return saved.Failed
                ? new JsonResult(new { message = saved.Errors[0].Message }) { StatusCode = StatusCodes.Status409Conflict }
                : new JsonResult(new { mark = saved.Value.Mark, message = SavedText(saved.Value.At) });
        }

        View = await mediator.Send(new FindSurveyForm(), cancellationToken);
        var errors = saved.Failed ? saved.Errors : Go == Check ? View!.Reading.Errors : [];
        if (errors.Count == 0)
        {
            return RedirectToPage(Go == Check ? "Check" : "Index", Go == Check ? null : new { done = "saved" });
        }

        KeepTyped(saved);
        return this.ShowErrors(errors);
    }

    public static string SavedText(DateTimeOffset at) => $"{at.ToJapanText()}に保存。まだ送っていません。";

    /// <summary>From now on this page shows what is kept: sent once more, it is saved on top of it.</summary>
    private void KeepTyped(Result<SavedForm> saved)
    {
        ModelState.Remove(nameof(Mark));
        Mark = View?.Mark;
        if (View is not null && saved.Errors.Contains(SurveyErrors.ChangedMeanwhile))
        {
            Differences = [.. SurveyChoices.Typed(View.Form, View.Vendors).Zip(SurveyChoices.Typed(Form, View.Vendors)).Where(x => x.First != x.Second)];
        }
    }

    private void Show(SurveyFormView view)
    {
        var form = view.Form;
        (SurveyId, Mark, State, VendorId, OtherVendor) = (view.Own.Survey.Id, view.Mark, form.State, form.VendorId, form.OtherVendor);
        (PackageName, StandardisedOn, WishedMonth) = (form.PackageName, form.StandardisedOn, form.WishedMonth);
        (Method, ConnectingBody, Remarks) = (form.Method, form.ConnectingBody, form.Remarks);
        (ContactName, ContactDepartment, ContactPhone, ContactEmail) = (form.ContactName, form.ContactDepartment, form.ContactPhone, form.ContactEmail);
    }
}
