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
    public string? Done => (string?)Request.Query["done"] switch
    {
        "deleted" => "下書きを削除しました",
        "joined" => "参加しました",
        _ => null,
    };

    /// <summary>所属する事業所・医療機関.</summary>
    public IReadOnlyList<MyOffice> Offices { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Office = await mediator.Send(new FindMyOffice(), cancellationToken);
        Offices = await mediator.Send(new ListMyOffices(), cancellationToken);
        Applications = await mediator.Send(new ListMyApplications(), cancellationToken);
    }
}
