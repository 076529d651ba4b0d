using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>通知先の持ち主が確認する: whoever holds the mailed link, without signing in.</summary>
public sealed record ConfirmNotificationAddress(string? Token) : IRequest<Result>;

public sealed class ConfirmNotificationAddressHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ConfirmNotificationAddress, Result>
{
    public async Task<Result> Handle(ConfirmNotificationAddress request, CancellationToken cancellationToken)
    {
        var (hash, now) = (SecretToken.HashOf(request.Token), clock.GetUtcNow());
        var address = await db.NotificationAddresses.SingleOrDefaultAsync(
            a => a.TokenHash == hash && a.TokenExpiresAt > now, cancellationToken);
        if (address is null)
        {
            return NotificationAddressErrors.LinkDead;
        }

        address.Confirm(now);
        db.Add(AuditEvent.By(
            user, now, "NotificationAddressConfirmed", nameof(NotificationAddress), address.Id, address.InsurerId));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return NotificationAddressErrors.LinkDead;
        }

        return Result.Done;
    }
}
