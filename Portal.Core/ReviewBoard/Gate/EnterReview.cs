using System.Security.Cryptography;
using System.Text;
using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;
using Portal.Core.Telemetry;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>資料を開く: the mailed link (or its 照会コード), the reviewer's own address and the password told separately.</summary>
public sealed record EnterReview(string? Token, string? LookupCode, string? Email, string? Password)
    : IRequest<Result<EnteredVisit>>
{
    /// <summary>Records print themselves; none of this may get into a log that way.</summary>
    public override string ToString() => nameof(EnterReview);
}

/// <param name="VisitId">For the address of the reading page.</param>
/// <param name="Key">For the visit's cookie; its hash is in the database.</param>
public sealed record EnteredVisit(Guid VisitId, string Key)
{
    public override string ToString() => nameof(EnteredVisit);
}

public sealed class EnterReviewHandler(
    PortalDbContext db, GateCandidates candidates, GateAttempts attempts, GateRefusals refusals, AttemptLimits limits,
    ViewingPasswordHasher passwords, IDataProtectionProvider protection, ICurrentUser client, TimeProvider clock)
    : IRequestHandler<EnterReview, Result<EnteredVisit>>
{
    // Against floods only: guesses are limited per reviewer and per session. A whole town hall may share one address.
    public static readonly AttemptLimit PerClient = new("gate-client", 300, TimeSpan.FromMinutes(10));
    public static readonly AttemptLimit PerLink = new("gate-link", 60, TimeSpan.FromMinutes(30));

    private const int LongestEntry = 500;

    public async Task<Result<EnteredVisit>> Handle(EnterReview request, CancellationToken cancellationToken)
    {
        var begun = clock.GetTimestamp();
        var hash = request.Token is { } token ? SecretToken.HashOf(token) : LookupCode.HashOf(request.LookupCode);
        var subject = Convert.ToHexString(hash);
        var tries = await limits.CountAsync(PerLink, subject, cancellationToken);
        if (tries > PerLink.Count
            || !await limits.AllowAsync(PerClient, client.ClientAddress ?? "-", cancellationToken)
            || !IsUsable(request.Email) || !IsUsable(request.Password))
        {
            PortalMeters.GateResults.Count("NotTried");
            return await refusals.HoldAsync(begun, tries, cancellationToken);
        }

        var candidate = await candidates.FindAsync(request.Token is not null, hash, cancellationToken);
        var closed = candidate?.ReasonAgainst(clock.TodayInJapan());
        var attempt = candidate is null || closed is not null
            ? GateAttempt.None
            : await attempts.ReserveAsync(candidate, cancellationToken);

        var matches = passwords.Matches(attempt.IsReserved ? candidate!.PasswordHash : null, request.Password);
        var sameAddress = candidate is not null && IsSame(candidate.EmailKey, MailAddress.Normalise(request.Email));
        var entered = matches && sameAddress ? await EnterAsync(candidate!, request.Password!, cancellationToken) : null;
        if (entered is null)
        {
            var reason = closed ?? attempt.Refusal ?? (sameAddress ? GateReason.Password : GateReason.Email);
            // The attempt is spent: it is also written down when the browser has gone away meanwhile.
            await refusals.WriteAsync(candidate, reason, attempt, CancellationToken.None);
            return await refusals.HoldAsync(begun, tries, cancellationToken);
        }

        PortalMeters.GateResults.Count("Opened");
        await limits.ForgetAsync(PerLink, subject, cancellationToken);
        return entered;
    }

    // Nothing was tried with an empty field, and nobody has an address or password of a page's length.
    private static bool IsUsable(string? typed) => !string.IsNullOrWhiteSpace(typed) && typed.Length <= LongestEntry;

    private static bool IsSame(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    private async Task<EnteredVisit?> EnterAsync(GateCandidate candidate, string password, CancellationToken cancellationToken)
    {
        var (key, now) = (SecretToken.New(), clock.GetUtcNow());
        var visit = new ReviewVisit
        {
            SessionReviewerId = candidate.ReviewerId,
            SessionId = candidate.SessionId,
            KeyHash = key.Hash,
            StartedAt = now,
            LastSeenAt = now,
        };
        visit.Show(candidate.Version);
        visit.KeepPassword(VisitPassword.Protect(protection, password));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await attempts.ForgiveAsync(candidate, cancellationToken))
        {
            return null;
        }

        db.Add(visit);
        db.Add(AuditEvent.ByReviewer(
            candidate.ReviewerId, client, now, "ReviewOpened", nameof(SessionReviewer), candidate.ReviewerId,
            candidate.InsurerId, new { sessionId = candidate.SessionId, visitId = visit.Id, version = candidate.Version }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new EnteredVisit(visit.Id, key.Text);
    }
}
