using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Content;
using Portal.Web;

namespace Portal.Pages.MyPage;

public sealed class NoticesModel(IMediator mediator, TimeProvider clock) : PageModel, IPageContent
{
    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    [BindProperty] public IReadOnlyList<Guid> Ids { get; set; } = [];

    public OfficeNoticeList List { get; private set; } = null!;

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        List = await mediator.Send(new ListOfficeNotices(P ?? 1), cancellationToken);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new MarkNoticesRead(Ids), cancellationToken);

        return result.Failed ? NotFound() : RedirectToPage(new { p = P });
    }
}
