using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Audit;

namespace Portal.Pages.Audit;

public sealed class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Act { get; set; }

    [BindProperty(SupportsGet = true)] public Guid? ObjectId { get; set; }

    [BindProperty(SupportsGet = true)] public Guid? ActorId { get; set; }

    [BindProperty(SupportsGet = true)] public DateOnly? Day { get; set; }

    [BindProperty(SupportsGet = true)] public long? Before { get; set; }

    public AuditPage List { get; private set; } = new([], null);

    public bool IsFiltered => Act is { Length: > 0 } || ObjectId is not null || ActorId is not null || Day is not null;

    /// <summary>The same filters, further back.</summary>
    public string NextAddress => $"/operator/audit{QueryString.Create(
        new Dictionary<string, string?>
        {
            ["Act"] = Act,
            ["ObjectId"] = ObjectId?.ToString(),
            ["ActorId"] = ActorId?.ToString(),
            ["Day"] = Day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["Before"] = List.Next?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        }.Where(pair => !string.IsNullOrEmpty(pair.Value)))}";

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        List = await mediator.Send(new ListAuditEvents(Act, ObjectId, ActorId, Day, Before), cancellationToken);
}
