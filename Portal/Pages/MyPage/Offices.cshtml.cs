using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.MyPage;

[OpensByProxy(ProxyScope.All, Afterwards = true)]
public sealed class OfficesModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty] public Guid Office { get; set; }

    /// <summary>The 委任 to act by.</summary>
    [BindProperty] public Guid Proxy { get; set; }

    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    /// <summary>Something was sent for another office than the one chosen now.</summary>
    public bool IsSwitched => Request.Query["refused"] == "switched";

    public IReadOnlyList<MyOffice> Offices { get; private set; } = [];

    /// <summary>A part of the name or number of who is acted for.</summary>
    [FromQuery(Name = "q")] public string? Text { get; set; }

    /// <summary>代理で扱える事業所・医療機関.</summary>
    public MyPrincipalList Principals { get; private set; } = null!;

    public ApplicationList Applications { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Offices = await mediator.Send(new ListMyOffices(), cancellationToken);
        Principals = await mediator.Send(new ListMyPrincipals(Text), cancellationToken);
        Applications = await mediator.Send(new ListMyApplications(OfAllOffices: true, P ?? 1), cancellationToken);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ChooseOffice(Office), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : Redirect("/my");
    }

    public async Task<IActionResult> OnPostProxyAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ChooseProxy(Proxy), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : Redirect("/my");
    }
}
