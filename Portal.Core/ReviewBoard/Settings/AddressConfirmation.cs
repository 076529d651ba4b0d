using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Links;
using Portal.Core.Mail;

namespace Portal.Core.ReviewBoard;

/// <summary>Asks an address whether it wants the notices: a new link, by which every older one dies, and its mail.</summary>
public sealed class AddressConfirmation(
    PortalDbContext db, PortalUrls urls, IDataProtectionProvider protection, TimeProvider clock)
{
    public async Task AskAsync(NotificationAddress address, CancellationToken cancellationToken)
    {
        var token = SecretToken.New();
        var now = clock.GetUtcNow();
        address.AskToConfirm(token.Hash, now + NotificationAddress.ConfirmationTime);
        var insurer = await db.Insurers.Where(i => i.Id == address.InsurerId).Select(i => i.Name).SingleAsync(cancellationToken);
        var mail = new ConfirmAddressMail(insurer, address.Kind, urls.To($"/insurer/settings/confirm-address/{token.Text}"));
        var recipient = MailAddress.Parse(address.Email).Value.ForSending;
        db.Add(OutgoingMail.ComposeSecret(
            recipient, mail, now, protection, aboutId: address.Id, notAfter: now + NotificationAddress.ConfirmationTime));
    }
}
