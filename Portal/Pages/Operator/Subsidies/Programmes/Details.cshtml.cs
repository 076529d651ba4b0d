using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Operator.Subsidies.Programmes;

public sealed class DetailsModel(IMediator mediator) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public uint Version { get; set; }

    public ProgrammeDetails Details { get; private set; } = null!;

    /// <summary>What has just been done.</summary>
    public string? Done => Request.Query["done"].ToString() switch
    {
        "drafted" => "案をつくりました",
        "saved" => "保存しました",
        "proposed" => "承認を依頼しました",
        "approved" => "承認しました",
        "extended" => "受付を延長し、お知らせを出しました",
        "sent-back" => "差し戻しました",
        _ => null,
    };

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindProgramme(Id), cancellationToken);
        Details = found!;
        return found is not null;
    }

    public async Task<IActionResult> OnPostProposeAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ProposeProgramme(Id, Version), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage(new { id = Id, done = "proposed" });
    }

    public Task<IActionResult> OnPostReviseAsync(CancellationToken cancellationToken) => StartAsync(false, cancellationToken);

    public Task<IActionResult> OnPostNextYearAsync(CancellationToken cancellationToken) => StartAsync(true, cancellationToken);

    private async Task<IActionResult> StartAsync(bool forNextYear, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new StartProgrammeDraft(Id, forNextYear), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage(new { id = result.Value, done = "drafted" });
    }
}
