using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>認証キーの一覧 of the own insurer: the valid ones first, then what was revoked, at most <see cref="ListLimits.PageSize"/>.</summary>
public sealed record ListAuthenticationKeys : IRequest<AuthenticationKeyList>;

/// <param name="Facts">For the question whether keys are needed at all.</param>
public sealed record AuthenticationKeyList(OnboardingFacts Facts, IReadOnlyList<AuthenticationKeyRow> Rows)
{
    public int Valid => Rows.Count(r => r.RevokedAt is null);

    public bool MayIssue => Facts.NeedsKey && Valid < AuthenticationKey.MostValid;
}

/// <param name="LastUsedAt">Null for 未使用.</param>
public sealed record AuthenticationKeyRow(
    Guid Id, string End, DateTimeOffset IssuedAt, string IssuedBy, DateTimeOffset? RevokedAt, DateTimeOffset? LastUsedAt);

public sealed class ListAuthenticationKeysHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ListAuthenticationKeys, AuthenticationKeyList>
{
    public async Task<AuthenticationKeyList> Handle(ListAuthenticationKeys request, CancellationToken cancellationToken)
    {
        var facts = await db.OnboardingOf(db.Insurers.Where(i => i.Id == user.InsurerId), clock.TodayInJapan()).SingleAsync(cancellationToken);
        var rows = await db.AuthenticationKeys.Where(k => k.InsurerId == user.InsurerId)
            .OrderBy(k => k.RevokedAt != null).ThenByDescending(k => k.IssuedAt).ThenBy(k => k.Id).Take(ListLimits.PageSize)
            .Select(k => new AuthenticationKeyRow(
                k.Id, k.End, k.IssuedAt, db.Users.Where(u => u.Id == k.IssuedById).Select(u => u.DisplayName).FirstOrDefault() ?? "",
                k.RevokedAt, k.LastUsedAt))
            .ToListAsync(cancellationToken);
        return new AuthenticationKeyList(facts, rows);
    }
}
