using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Municipalities;

/// <summary>お知らせを登録する, from the mail. For an address that has a subscription already, what was asked for is added to it.</summary>
public sealed record ConfirmSubscription(string? Token) : IRequest<Result>;

public sealed class ConfirmSubscriptionHandler(
    PortalDbContext db, PublicStatus status, SubscriptionLinks links, IDataProtectionProvider protection, ICurrentUser client, TimeProvider clock)
    : IRequestHandler<ConfirmSubscription, Result>
{
    public async Task<Result> Handle(ConfirmSubscription request, CancellationToken cancellationToken)
    {
        var (hash, now) = (SecretToken.HashOf(request.Token), clock.GetUtcNow());
        if (!await db.SubscriptionRequests.AnyAsync(r => r.TokenHash == hash && r.ExpiresAt > now, cancellationToken))
        {
            return SubscriptionErrors.LinkUnusable;
        }

        // Nothing is published meanwhile, so that no version falls between what the person sees and what is told.
        var snapshot = await status.CurrentAsync(db, cancellationToken);
        await using var turn = await db.Database.BeginTransactionAsync(cancellationToken);
        await StatusSubscription.TakeTurnAsync(db, cancellationToken);
        var asked = await db.SubscriptionRequests.SingleOrDefaultAsync(r => r.TokenHash == hash && r.ExpiresAt > now, cancellationToken);
        if (asked?.SubscriptionId is not null)
        {
            return Result.Done;
        }

        if (asked is null)
        {
            return SubscriptionErrors.LinkUnusable;
        }

        var key = MailAddress.Normalise(asked.Email);
        var subscription = await db.StatusSubscriptions.Include(s => s.Places).SingleOrDefaultAsync(s => s.EmailKey == key, cancellationToken);
        var places = SubscriptionPlaces.Tidy(asked.Places.Concat(subscription?.Places.Select(p => p.Code) ?? []));
        if (places.Count > StatusSubscription.MostPlaces)
        {
            return SubscriptionErrors.TooManyTogether;
        }

        if (subscription is null)
        {
            subscription = new StatusSubscription { Email = asked.Email, EmailKey = key, ConfirmedAt = now };
            db.Add(subscription);
        }

        subscription.Confirm(now);
        subscription.Choose(places, await PublicStatusVersion.NewestAsync(db, cancellationToken));
        asked.Confirm(subscription);
        var names = SubscriptionPlaces.NamesOf(places, snapshot);
        db.Add(OutgoingMail.ComposeSecret(
            subscription.Email, new SubscriptionConfirmedMail(names, links.ToManage(subscription.Id)), now, protection, subscription.Id)
            .EndsAt(links.ToEnd(subscription.Id), protection));
        db.Add(AuditEvent.By(
            client, now, "SubscriptionConfirmed", nameof(StatusSubscription), subscription.Id, details: new { count = places.Count }));
        await db.SaveChangesAsync(cancellationToken);
        await turn.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
