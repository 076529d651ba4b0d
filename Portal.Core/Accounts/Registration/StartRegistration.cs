using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Links;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>利用登録を始める: mails the address at which the registration goes on. The answer is the same for every address.</summary>
/// <param name="Kind">種別.</param>
/// <param name="Email">Where the results will be told.</param>
public sealed record StartRegistration(OfficeKind? Kind, string? Email) : IRequest<Result>;

public sealed class StartRegistrationValidator : AbstractValidator<StartRegistration>
{
    public StartRegistrationValidator()
    {
        RuleFor(r => r.Kind).Must(k => k is { } kind && Enum.IsDefined(kind)).WithMessage(RegistrationErrors.KindMissing.Message);
        RuleFor(r => r.Email).AccountEmail();
    }
}

public sealed class StartRegistrationHandler(
    PortalDbContext db, AttemptLimits limits, PortalUrls urls, IDataProtectionProvider protection, ICurrentUser client, TimeProvider clock)
    : IRequestHandler<StartRegistration, Result>
{
    public static readonly AttemptLimit PerClient = new("registration-client", 60, TimeSpan.FromHours(1));
    public static readonly AttemptLimit PerAddress = new("registration-address", 5, TimeSpan.FromHours(1));

    public async Task<Result> Handle(StartRegistration request, CancellationToken cancellationToken)
    {
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
        var registration = new OfficeRegistration
        {
            TokenHash = token.Hash,
            WantedKind = request.Kind!.Value,
            Email = address.ForSending,
            StartedAt = now,
            ExpiresAt = now + OfficeRegistration.Lifetime,
        };
        db.Add(registration);
        db.Add(OutgoingMail.ComposeSecret(
            registration.Email, new RegistrationMail(urls.To($"/account/register/{token.Text}"), registration.ExpiresAt), now, protection,
            registration.Id, registration.ExpiresAt));
        db.Add(AuditEvent.By(client, now, "RegistrationStarted", nameof(OfficeRegistration), registration.Id, details: new
        {
            Kind = request.Kind.ToString(),
        }));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }
}
