using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Web;
using Portal.Web.TagHelpers;

namespace Portal.Pages.Audit;

public sealed class IndexModel(IMediator mediator, ICurrentUser user) : PageModel
{
    public static IReadOnlyList<SelectListItem> Acts =>
        [new("すべて", ""), .. AuditText.Actions.Select(act => new SelectListItem(act.Value, act.Key))];

    [BindProperty(SupportsGet = true)] public string? Act { get; set; }

    [BindProperty(SupportsGet = true)] public Guid? ObjectId { get; set; }

    [BindProperty(SupportsGet = true)] public Guid? ActorId { get; set; }

    [BindProperty(SupportsGet = true)] public DateOnly? Day { get; set; }

    [BindProperty(SupportsGet = true)] public string? Sort { get; set; }

    /// <summary>Named like the page of other lists: who sorts anew begins at the beginning.</summary>
    [BindProperty(SupportsGet = true, Name = PagerTagHelper.Key)] public long? Beyond { get; set; }

    public AuditFilter Filter => new(Act, ObjectId, ActorId, Day, Sort);

    public AuditPage List { get; private set; } = null!;

    /// <summary>For an auditor this page is home.</summary>
    public string? Home => user.Role == AccountRole.Operator ? "~" + Navigation.HomeOf(AccountRole.Operator) : null;

    public string CountText => $"{Math.Min(List.Count, ListLimits.Counted):N0}件{(List.Count > ListLimits.Counted ? "以上" : "")}";

    /// <summary>The filters and the order as they stand in the address.</summary>
    public Dictionary<string, string> Query => new Dictionary<string, string?>
    {
        [nameof(Act)] = Act,
        [nameof(ObjectId)] = ObjectId?.ToString(),
        [nameof(ActorId)] = ActorId?.ToString(),
        [nameof(Day)] = Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        [SortHeaderTagHelper.Key] = Sort,
    }.Where(part => !string.IsNullOrEmpty(part.Value)).ToDictionary(part => part.Key, part => part.Value!);

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        List = await mediator.Send(new ListAuditEvents(Filter, Beyond), cancellationToken);
}
