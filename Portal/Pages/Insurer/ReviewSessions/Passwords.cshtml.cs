using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.ReviewBoard;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>参照用パスワードを作り直す. The answer to the POST is the list itself, shown once.</summary>
[RequiresRecentProof]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PasswordsModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    /// <summary>For whom; null for all.</summary>
    [BindProperty(SupportsGet = true)] public Guid? ReviewerId { get; set; }

    [BindProperty] public ViewingPasswordChoice? Passwords { get; set; }

    [BindProperty] public string? ViewingPassword { get; set; }

    [BindProperty] public bool SendPasswordMail { get; set; }

    /// <summary>When the newest password was made, as this form knows it.</summary>
    [BindProperty] public DateTimeOffset? LastSetAt { get; set; }

    public ViewingStatus View { get; private set; } = null!;

    public IReadOnlyList<ToldPassword>? Done { get; private set; }

    public IReadOnlyList<SelectListItem> People =>
        [new("全員", ""), .. View.Reviewers.Select(r => new SelectListItem($"{r.Name}（{r.Profession}）だけ", r.Id.ToString()))];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(
            new RenewViewingPasswords(Id, ReviewerId, Passwords, ViewingPassword, SendPasswordMail, LastSetAt), cancellationToken);
        if (result.Failed)
        {
            return this.ShowErrors(result);
        }

        Done = result.Value.List;
        return Page();
    }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetViewingStatus(Id), cancellationToken) is not { IsOpen: true } view)
        {
            return false;
        }

        View = view;
        return true;
    }
}
