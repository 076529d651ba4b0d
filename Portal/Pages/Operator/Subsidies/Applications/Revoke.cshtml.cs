using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Operator.Subsidies.Applications;

/// <summary>取消の案: typed, read through, and proposed.</summary>
public sealed class RevokeModel(IMediator mediator) : QueuePageModel, IPageContent
{
    public static IReadOnlyList<SelectListItem> Grounds { get; } =
        [.. Enum.GetValues<RevocationGround>().Select(g => new SelectListItem(g.Text(), g.ToString()))];

    public static IReadOnlyList<SelectListItem> Scopes { get; } = [new("全部を取り消す", "True"), new("一部を取り消す", "False")];

    /// <summary>Sent along from the first form on: two clicks are one proposal.</summary>
    [BindProperty] public Guid RevocationId { get; set; } = Guid.CreateVersion7();

    /// <summary>交付決定額 that was shown.</summary>
    [BindProperty] public int GrantedYen { get; set; }

    [BindProperty] public RevocationGround? Ground { get; set; }

    [BindProperty] public bool? IsWhole { get; set; }

    /// <summary>残る額, as typed.</summary>
    [BindProperty] public string? Kept { get; set; }

    [BindProperty] public string? Reason { get; set; }

    /// <summary>What is to be read through; null while it is being typed.</summary>
    public RevocationDraft? Draft { get; private set; }

    public RevocationView View { get; private set; } = null!;

    private RevocationForm Form => new(Ground, IsWhole, Kept, Reason);

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindRevocation(Id, Draft?.KeptYen), cancellationToken);
        View = found!;
        return found is not null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var read = await mediator.Send(new CheckRevocation(Id, Form), cancellationToken);
        if (read.Failed)
        {
            return this.ShowErrors(read);
        }

        Draft = read.Value;
        return Page();
    }

    public IActionResult OnPostEdit() => Page();

    public async Task<IActionResult> OnPostProposeAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ProposeRevocation(Id, RevocationId, GrantedYen, Form), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : TellOnDetails("revocation-proposed");
    }
}
