using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.ReviewBoard;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Insurer.Settings;

[Authorize(Policies.InsurerAdministrator)]
[RequiresRecentProof]
public sealed class EditModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty] public uint? Version { get; set; }

    [BindProperty] public int? RetentionDays { get; set; }

    [BindProperty] public bool RemindReviewers { get; set; }

    [BindProperty] public OpeningNotice? OpeningNotice { get; set; }

    [BindProperty] public string? ContactName { get; set; }

    [BindProperty] public string? ContactPhone { get; set; }

    public SettingsDetails Settings { get; private set; } = null!;

    /// <summary>Somebody else saved between opening and sending this form.</summary>
    public bool IsConflict => HttpMethods.IsPost(Request.Method) && Version != Settings.Version;

    public static IEnumerable<SelectListItem> Notices =>
        Enum.GetValues<OpeningNotice>().Select(n => new SelectListItem(SettingsText.Of(n), n.ToString()));

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Settings = await mediator.Send(new FindReviewBoardSettings(), cancellationToken);
        if (HttpMethods.IsGet(Request.Method))
        {
            (RetentionDays, RemindReviewers) = (Settings.RetentionDays, Settings.RemindReviewers);
            OpeningNotice = Settings.OpeningNotice;
            (ContactName, ContactPhone) = (Settings.ContactName, Settings.ContactPhone);
        }

        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(
            new ChangeReviewBoardSettings(Version, RetentionDays, RemindReviewers, OpeningNotice, ContactName, ContactPhone),
            cancellationToken);
        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Index", new { done = "changed" });
    }
}
