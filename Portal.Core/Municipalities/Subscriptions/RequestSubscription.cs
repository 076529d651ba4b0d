using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Links;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Municipalities;

/// <summary>お知らせを申し込む: mails the address at which it is confirmed. The answer is the same for every address.</summary>
/// <param name="Email">Where to tell.</param>
/// <param name="Places">Municipalities by their six digits, prefectures by their two.</param>
public sealed record RequestSubscription(string? Email, IReadOnlyList<string> Places) : IRequest<Result>;

public sealed class RequestSubscriptionValidator : AbstractValidator<RequestSubscription>
{
    public RequestSubscriptionValidator()
    {
        RuleFor(r => r.Places).SubscribedPlaces();
        RuleFor(r => r.Email).AccountEmail();
    }
}

internal static class SubscriptionFieldRules
{
    public static void SubscribedPlaces<T>(this IRuleBuilderInitial<T, IReadOnlyList<string>> rule) => rule.Cascade(CascadeMode.Stop)
        .NotEmpty().WithMessage(SubscriptionErrors.PlacesMissing.Message)
        .Must(places => places.All(p => p is { Length: 2 or LocalGovernmentCode.Length })).WithMessage(SubscriptionErrors.PlaceUnknown.Message)
        .Must(places => SubscriptionPlaces.Tidy(places).Count <= StatusSubscription.MostPlaces)
        .WithMessage(SubscriptionErrors.TooManyPlaces.Message);
}

public sealed class RequestSubscriptionHandler(
    PortalDbContext db, PublicStatus status, AttemptLimits limits, PortalUrls urls, IDataProtectionProvider protection, ICurrentUser client,
    TimeProvider clock) : IRequestHandler<RequestSubscription, Result>
{
    public static readonly AttemptLimit PerClient = new("subscription-client", 60, TimeSpan.FromHours(1));
    public static readonly AttemptLimit PerAddress = new("subscription-address", 5, TimeSpan.FromHours(1));

    public async Task<Result> Handle(RequestSubscription request, CancellationToken cancellationToken)
    {
        var (places, snapshot) = (SubscriptionPlaces.Tidy(request.Places), await status.CurrentAsync(db, cancellationToken));
        if (places.Any(p => SubscriptionPlaces.NameOf(p, snapshot) is null))
        {
            return SubscriptionErrors.PlaceUnknown;
        }

        if (!await limits.AllowAsync(PerClient, client.ClientAddress ?? "-", cancellationToken))
        {
            return AccountErrors.TooManyAttempts;
        }

        var address = MailAddress.Parse(request.Email).Value;
        // Nobody's mailbox is filled from here, and nobody learns that it was.
        if (!await limits.AllowAsync(PerAddress, address.Normalised, cancellationToken))
        {
            return Result.Done;
        }

        var (now, token) = (clock.GetUtcNow(), SecretToken.New());
        var asked = new SubscriptionRequest
        {
            TokenHash = token.Hash,
            Email = address.ForSending,
            EmailKey = address.Normalised,
            Places = places,
            RequestedAt = now,
            ExpiresAt = now + SubscriptionRequest.Lifetime,
        };
        db.Add(asked);
        db.Add(OutgoingMail.ComposeSecret(
            asked.Email, new SubscriptionRequestMail(urls.To($"/municipalities/confirm/{token.Text}"), asked.ExpiresAt), now, protection,
            asked.Id, asked.ExpiresAt));
        db.Add(AuditEvent.By(client, now, "SubscriptionRequested", nameof(SubscriptionRequest), asked.Id, details: new { count = places.Count }));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }
}
