using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Accounts;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.MyPage.Proxies;

[RequiresRecentProof]
public sealed class NewModel(IMediator mediator, ICurrentUser user) : PageModel, IPageContent
{
    public static IReadOnlyList<SelectListItem> Kinds { get; } = [new("介護事業所番号", "False"), new("医療機関コード", "True")];

    public static IReadOnlyList<SelectListItem> Given { get; } = [.. ProxyText.Given.Select(one => new SelectListItem(one.Text(), one.ToString()))];

    [BindProperty] public Guid Office { get; set; }

    [BindProperty] public bool? IsMedical { get; set; } = false;

    [BindProperty] public string? Number { get; set; }

    [BindProperty] public IReadOnlyList<string> Scopes { get; set; } = [];

    [BindProperty] public string? LastOn { get; set; }

    /// <summary>Which office the form is about.</summary>
    public Guid? Chosen => user.OfficeId;

    public string Organisation => Navigation.OrganisationOf(User) ?? "";

    public Task<bool> LoadContentAsync(CancellationToken cancellationToken) => Task.FromResult(user.IsOfficeAdministrator);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new OfferProxy(Office, IsMedical, Number, Scopes, LastOn), cancellationToken);

        return this.AnswerProxy(result, "offered");
    }
}
