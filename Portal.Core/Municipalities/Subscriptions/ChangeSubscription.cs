using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Municipalities;

/// <summary>知らせる市町村を変える, from a mailed link.</summary>
/// <param name="Token">Of the link.</param>
/// <param name="Places">All that is to be told from now on.</param>
public sealed record ChangeSubscription(string? Token, IReadOnlyList<string> Places) : IRequest<Result>;

public sealed class ChangeSubscriptionValidator : AbstractValidator<ChangeSubscription>
{
    public ChangeSubscriptionValidator() => RuleFor(r => r.Places).SubscribedPlaces();
}

public sealed class ChangeSubscriptionHandler(
    PortalDbContext db, PublicStatus status, SubscriptionLinks links, ICurrentUser client, TimeProvider clock)
    : IRequestHandler<ChangeSubscription, Result>
{
    public async Task<Result> Handle(ChangeSubscription request, CancellationToken cancellationToken)
    {
        if (links.ReadToManage(request.Token) is not { } id)
        {
            return SubscriptionErrors.LinkUnreadable;
        }

        var snapshot = await status.CurrentAsync(db, cancellationToken);
        await using var turn = await db.Database.BeginTransactionAsync(cancellationToken);
        await StatusSubscription.TakeTurnAsync(db, cancellationToken);
        if (await db.StatusSubscriptions.Include(s => s.Places).SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is not { } subscription)
        {
            return SubscriptionErrors.LinkUnusable;
        }

        var places = SubscriptionPlaces.Tidy(request.Places);
        if (places.Any(p => SubscriptionPlaces.NameOf(p, snapshot) is null && subscription.Places.All(s => s.Code != p)))
        {
            return SubscriptionErrors.PlaceUnknown;
        }

        subscription.Choose(places, await PublicStatusVersion.NewestAsync(db, cancellationToken));
        db.Add(AuditEvent.By(
            client, clock.GetUtcNow(), "SubscriptionChanged", nameof(StatusSubscription), subscription.Id, details: new { count = places.Count }));
        await db.SaveChangesAsync(cancellationToken);
        await turn.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
