using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>確認メールを送り直す: the older link dies.</summary>
public sealed record ResendAddressConfirmation(Guid AddressId) : IRequest<Result<bool>>;

public sealed class ResendAddressConfirmationHandler(
    PortalDbContext db, AddressConfirmation confirmation, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ResendAddressConfirmation, Result<bool>>
{
    /// <returns>False when there is no such address.</returns>
    public async Task<Result<bool>> Handle(ResendAddressConfirmation request, CancellationToken cancellationToken)
    {
        var address = await db.NotificationAddresses.SingleOrDefaultAsync(
            a => a.Id == request.AddressId && a.InsurerId == user.InsurerId, cancellationToken);
        if (address is null)
        {
            return false;
        }

        if (address.ConfirmedAt is not null)
        {
            return NotificationAddressErrors.AlreadyConfirmed;
        }

        foreach (var mail in await db.OutgoingMails.Where(m => m.AboutId == address.Id).ToListAsync(cancellationToken))
        {
            mail.Withdraw();
        }

        await confirmation.AskAsync(address, cancellationToken);
        db.Add(AuditEvent.By(
            user, clock.GetUtcNow(), "NotificationAddressAskedAgain", nameof(NotificationAddress), address.Id));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
