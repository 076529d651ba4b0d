using System.Buffers.Text;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.My;

[RequiresRecentProof]
public sealed class RemovePasskeyModel(IMediator mediator, Passkeys passkeys, ICurrentUser user) : PageModel, IPageContent
{
    /// <summary>The credential's id as <see cref="PasskeyInfo"/> writes it.</summary>
    [FromRoute] public string Id { get; set; } = "";

    public Confirmation Confirmation { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var passkey = (await passkeys.ListAsync(user.AccountId!.Value)).FirstOrDefault(p => p.Id == Id);
        if (passkey is null)
        {
            return false;
        }

        Confirmation = FactorConfirmations.Passkey(passkey.Name);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!Base64Url.IsValid(Id))
        {
            return NotFound();
        }

        var result = await mediator.Send(new RemovePasskey(Base64Url.DecodeFromChars(Id)), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Security", new { changed = "passkey" });
    }
}
