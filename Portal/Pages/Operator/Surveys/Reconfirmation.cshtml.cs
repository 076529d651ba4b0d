using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Municipalities;
using Portal.Web;

namespace Portal.Pages.Operator.Surveys;

/// <summary>再確認: what stands against each other, the button that asks, and what was answered.</summary>
public sealed class ReconfirmationModel(IMediator mediator) : PageModel, IPageContent
{
    public static IReadOnlyList<SelectListItem> States { get; } =
        [new("すべて", ""), new("回答待ち", "waiting"), new("説明あり", "explained"), new("説明を受け入れ", "accepted"), new("解消", "settled")];

    [BindProperty(SupportsGet = true)] public string? State { get; set; }

    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    /// <summary>One to send.</summary>
    [BindProperty] public string? Key { get; set; }

    /// <summary>まとめて送る: of all that the page showed.</summary>
    [BindProperty] public string? Shown { get; set; }

    /// <summary>まとめて送る前の確認.</summary>
    public bool IsConfirming => Request.Query["confirm"] == "all";

    /// <summary>What has just been done.</summary>
    public string? Done => Request.Query["done"];

    /// <summary>How many have just been sent.</summary>
    [FromQuery] public int? Sent { get; set; }

    public ReconfirmationDesk Desk { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Desk = await mediator.Send(new FindReconfirmations(State, P ?? 1), cancellationToken);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new SendReconfirmations(Key is null ? [] : [Key], Shown), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage(new { sent = result.Value });
    }

    /// <param name="id">The question.</param>
    /// <param name="mark">Of the words that were read.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<IActionResult> OnPostAcceptAsync(Guid id, string? mark, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new AcceptExplanation(id, mark), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage(new { done = "accepted" });
    }
}
