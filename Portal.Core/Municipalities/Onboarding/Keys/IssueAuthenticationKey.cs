using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>認証キーを発行する, by an administrator of the insurer. The answer is the only place where it ever stands.</summary>
/// <param name="NewId">Made with the form.</param>
public sealed record IssueAuthenticationKey(Guid NewId) : IRequest<Result<IssuedAuthenticationKey>>;

/// <param name="Text">The key.</param>
public sealed record IssuedAuthenticationKey(Guid Id, string Text, DateTimeOffset At);

public sealed class IssueAuthenticationKeyHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<IssueAuthenticationKey, Result<IssuedAuthenticationKey>>
{
    public async Task<Result<IssuedAuthenticationKey>> Handle(IssueAuthenticationKey request, CancellationToken cancellationToken)
    {
        var (insurerId, now) = (user.InsurerId!.Value, clock.GetUtcNow());
        // Two clicks at once could both find the second place free: they take turns at the insurer's row.
        await using var turn = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM insurers WHERE id = {insurerId} FOR UPDATE", cancellationToken);
        if (await db.AuthenticationKeys.AnyAsync(k => k.Id == request.NewId, cancellationToken))
        {
            return AuthenticationKeyErrors.IssuedAlready;
        }

        var facts = await db.OnboardingOf(db.Insurers.Where(i => i.Id == insurerId), now.DayInJapan()).SingleAsync(cancellationToken);
        if (!facts.NeedsKey)
        {
            return AuthenticationKeyErrors.NotApi;
        }

        if (facts.Keys >= AuthenticationKey.MostValid)
        {
            return AuthenticationKeyErrors.TooMany;
        }

        var token = SecretToken.New();
        var key = new AuthenticationKey
        {
            Id = request.NewId.Version == 7 ? request.NewId : Guid.CreateVersion7(),
            InsurerId = insurerId,
            KeyHash = token.Hash,
            End = token.Text[^AuthenticationKey.EndLength..],
            IssuedAt = now,
            IssuedById = user.AccountId!.Value,
        };
        db.Add(key);
        db.Add(AuditEvent.By(user, now, "AuthenticationKeyIssued", nameof(AuthenticationKey), key.Id));
        await db.TellAdministratorsAsync(insurerId, new AuthenticationKeyMail(key.End, now, IsRevoked: false), key.Id, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await turn.CommitAsync(cancellationToken);
        return new IssuedAuthenticationKey(key.Id, token.Text, now);
    }
}
