using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Core.ReviewBoard;
using Portal.Core.Subsidies;

namespace Portal.Pages.Operator.Receipts;

public sealed class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Number { get; set; }

    /// <summary>null when nothing was asked for, and when there is no such number.</summary>
    public FoundReceipt? Found { get; private set; }

    /// <summary>The 助成金の申請 that has the number; no session has it, too.</summary>
    public ReceivedApplication? Application { get; private set; }

    /// <summary>An application that had the number, and was deleted after its 保存期間.</summary>
    public PurgedApplication? Purged { get; private set; }

    /// <summary>The アンケートの回答 that has the number.</summary>
    public FoundSurveyReceipt? Survey { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Found = Number is null ? null : await mediator.Send(new FindReceipt(Number), cancellationToken);
        Application = Number is null || Found is not null ? null : await mediator.Send(new FindReceivedApplication(Number), cancellationToken);
        Purged = Number is null || Found is not null || Application is not null
            ? null : await mediator.Send(new FindPurgedApplication(Number), cancellationToken);
        Survey = Number is null || Found is not null || Application is not null || Purged is not null
            ? null : await mediator.Send(new FindSurveyReceipt(Number), cancellationToken);
    }
}
