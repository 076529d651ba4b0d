using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Results;
using Portal.Core.ReviewBoard;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>確認: every answer before 登録 or 更新. The answer to the POST is itself the done page, so that passwords are shown once.</summary>
[RequiresRecentProof]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ConfirmModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    /// <summary>The version that was shown as published; 0 for a first registration.</summary>
    [BindProperty] public int Version { get; set; }

    [BindProperty] public int Revision { get; set; }

    [BindProperty] public Guid PacketId { get; set; }

    [BindProperty] public ViewingPasswordChoice? Passwords { get; set; }

    [BindProperty] public string? ViewingPassword { get; set; }

    [BindProperty] public bool SendPasswordMail { get; set; }

    /// <summary>To whom: at first to all, for who wants it at all.</summary>
    [BindProperty] public IList<Guid> PasswordMailTo { get; set; } = [];

    public RegistrationView View { get; private set; } = null!;

    public PublishedVersion? Done { get; private set; }

    /// <summary>これからの予定: on the done page; empty otherwise.</summary>
    public IReadOnlyList<ExpectedEvent> Ahead { get; private set; } = [];

    /// <summary>The form was sent twice, or a colleague was faster: there is nothing left to send.</summary>
    public bool IsLate => HttpMethods.IsPost(Request.Method) && (View.Version > Version || (View.IsUpdate && View.Changes.Count == 0));

    /// <summary>What is registered is what would be sent.</summary>
    public bool IsAlreadyDone => IsLate || (View.IsUpdate && View.Changes.Count == 0 && View.Readiness.IsReady);

    public IReadOnlyList<SelectListItem> Choices => View.IsUpdate ? PasswordChoices.KeepOrNew : PasswordChoices.New;

    public IReadOnlyList<SelectListItem> People =>
        [.. View.Reviewers.Select(r => new SelectListItem($"{r.Name}（{r.Profession}）", r.Id.ToString()))];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        IRequest<Result<PublishedVersion>> request = Version == 0
            ? new RegisterReviewSession(Id, Revision, PacketId, Passwords, ViewingPassword, SendPasswordMail, [.. PasswordMailTo])
            : new UpdateReviewSession(Id, Version, Revision, PacketId, Passwords, ViewingPassword, SendPasswordMail, [.. PasswordMailTo]);
        var result = await mediator.Send(request, cancellationToken);
        if (result.Failed)
        {
            return this.ShowErrors(result);
        }

        Done = result.Value;
        return Page();
    }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetRegistration(Id), cancellationToken) is not { } view)
        {
            return false;
        }

        View = view;
        Ahead = Done is not null && await mediator.Send(new GetViewingStatus(Id), cancellationToken) is { } after ? after.Ahead : [];
        PasswordMailTo = HttpMethods.IsGet(Request.Method) ? [.. view.Reviewers.Select(r => r.Id)] : PasswordMailTo;
        Passwords ??= view.IsUpdate ? ViewingPasswordChoice.Keep : null;
        return true;
    }
}
