using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Telemetry;

namespace Portal.Core.ReviewBoard;

/// <summary>Answers every refusal alike: the same sentence, after the same time, whatever the reason was.</summary>
public sealed class GateRefusals(
    PortalDbContext db, IOptions<ReviewGateOptions> options, SessionNotices notices, ICurrentUser client, TimeProvider clock)
{
    private const int FreeTries = 3;

    /// <summary>Writes down why, for links that exist; an unknown one leaves no trace.</summary>
    public async Task WriteAsync(
        GateCandidate? candidate, GateReason reason, GateAttempt attempt, CancellationToken cancellationToken)
    {
        PortalMeters.GateResults.Count(candidate is null ? "UnknownLink" : reason.ToString());
        if (candidate is null)
        {
            return;
        }

        Add(candidate, "ReviewGateRefused", new { sessionId = candidate.SessionId, reason = reason.ToString() });
        if (attempt.Locks)
        {
            Add(candidate, "ReviewerLocked", new { sessionId = candidate.SessionId });
        }

        if (attempt.ClosesGate)
        {
            await TellOfClosedGateAsync(candidate, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>
    /// Waits until a whole number of spans has passed since <paramref name="begun"/>, and longer from the fourth try with
    /// the same link or code, valid or not.
    /// </summary>
    public async Task<Result<EnteredVisit>> HoldAsync(long begun, int tries, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var delay = Math.Clamp(
            (tries - FreeTries) * (long)settings.DelayStepMilliseconds, 0, settings.LongestDelayMilliseconds);
        var (passed, span) = (clock.GetElapsedTime(begun).TotalMilliseconds, Math.Max(1, settings.AnswerAfterMilliseconds));
        var rest = span - (passed % span);
        await Task.Delay(TimeSpan.FromMilliseconds(rest + delay), clock, cancellationToken);
        return ReviewGateErrors.Refused;
    }

    /// <summary>The insurer learns of it at once: somebody may be guessing, and nobody can read until it acts.</summary>
    private async Task TellOfClosedGateAsync(GateCandidate candidate, CancellationToken cancellationToken)
    {
        var session = await db.ReviewSessions.AsNoTracking().SingleAsync(s => s.Id == candidate.SessionId, cancellationToken);

        // Another entry of the same moment may have been right and given its attempt back.
        if (session.FailedAttempts < ReviewSession.MaxFailedAttempts)
        {
            return;
        }

        db.Add(AuditEvent.By(
            client, clock.GetUtcNow(), "ReviewSessionLocked", nameof(ReviewSession), session.Id, session.InsurerId,
            new { session.Version, session.FailedAttempts }));
        var mail = new GateClosedMail(await notices.FactsAsync(session, cancellationToken));
        await notices.TellAsync(session, NoticeKind.ViewingStatus, mail, cancellationToken);
    }

    private void Add(GateCandidate candidate, string action, object details) => db.Add(AuditEvent.By(
        client, clock.GetUtcNow(), action, nameof(SessionReviewer), candidate.ReviewerId, candidate.InsurerId, details));
}
