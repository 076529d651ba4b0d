using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Portal.Core.Accounts;

namespace Portal.Pages.Operator.ClaimsRegister;

public sealed class IndexModel(IMediator mediator, IOptions<ClaimsReceptionOptions> reception) : PageModel
{
    /// <summary>Where a service is asked instead, the register only lies ready.</summary>
    public bool IsAsked => !reception.Value.IsConfigured;

    [BindProperty(SupportsGet = true, Name = "q")] public string? Text { get; set; }

    [BindProperty(SupportsGet = true)] public string? State { get; set; }

    [BindProperty(SupportsGet = true)] public string? Sort { get; set; }

    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    public ClaimsRegisterFilter Filter => new(Text, State, Sort);

    public ClaimsRegisterList List { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        List = await mediator.Send(new ListClaimsRegister(Filter, P ?? 1), cancellationToken);
}
