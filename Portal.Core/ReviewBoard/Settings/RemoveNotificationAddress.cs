using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>通知先を削除する: nothing more goes there, and its link dies.</summary>
public sealed record RemoveNotificationAddress(Guid AddressId) : IRequest<Result<bool>>;

public sealed class RemoveNotificationAddressHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<RemoveNotificationAddress, Result<bool>>
{
    /// <returns>False when there is no such address.</returns>
    public async Task<Result<bool>> Handle(RemoveNotificationAddress request, CancellationToken cancellationToken)
    {
        var address = await db.NotificationAddresses.SingleOrDefaultAsync(
            a => a.Id == request.AddressId && a.InsurerId == user.InsurerId, cancellationToken);
        if (address is null)
        {
            return false;
        }

        foreach (var mail in await db.OutgoingMails.Where(m => m.AboutId == address.Id).ToListAsync(cancellationToken))
        {
            mail.Withdraw();
        }

        db.Remove(address);
        db.Add(AuditEvent.By(
            user, clock.GetUtcNow(), "NotificationAddressRemoved", nameof(NotificationAddress), address.Id, details: new
            {
                Kind = address.Kind.ToString(),
            }));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
