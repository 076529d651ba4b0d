using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Links;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>利用登録の最後: the office and its first administrator, whether the account is new or known.</summary>
public sealed class OfficeFounding(PortalDbContext db, PortalUrls urls, ICurrentUser client, TimeProvider clock)
{
    /// <returns>The open registration in which everything was told; refused otherwise.</returns>
    internal async Task<Result<OfficeRegistration>> FindAsync(string token, CancellationToken cancellationToken) =>
        await db.OpenRegistrationAsync(token, clock.GetUtcNow(), cancellationToken) switch
        {
            not { CompletedAt: null } => RegistrationErrors.LinkUnusable,
            not { Place: not null, Facts: not null } => RegistrationErrors.OfficeMissing,
            var registration => registration,
        };

    /// <summary>Nothing is saved yet.</summary>
    internal Office Found(OfficeRegistration registration, Guid accountId)
    {
        var (now, facts) = (clock.GetUtcNow(), registration.Facts!);
        var office = Office.Register(registration.Place!, facts, now);
        db.AddRange(office, new OfficeMembership
        {
            OfficeId = office.Id,
            AccountId = accountId,
            IsAdministrator = true,
            JoinedAt = now,
        });
        registration.Complete(now);
        db.Add(OutgoingMail.Compose(registration.Email, new OfficeRegisteredMail(facts.Name, urls.To("/account/sign-in")), now, accountId));
        db.Add(AuditEvent.ByAccount(
            accountId, client, now, "OfficeRegistered", nameof(Office), office.Id, insurerId: null, new { Kind = office.Kind.ToString() }));
        return office;
    }
}
