using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;

namespace Portal.Pages.MyPage;

public sealed class IndexModel(IMediator mediator) : PageModel
{
    /// <summary>Null for somebody who has left every office.</summary>
    public OfficeView? Office { get; private set; }

    public IReadOnlyList<ApplicationRow> Applications { get; private set; } = [];

    /// <summary>What has just been done.</summary>
    public string? Done => Request.Query["done"] == "deleted" ? "下書きを削除しました" : null;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Office = await mediator.Send(new FindMyOffice(), cancellationToken);
        Applications = await mediator.Send(new ListMyApplications(), cancellationToken);
    }
}
