using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>Shows whose link it is without using it: mail scanners open links, too.</summary>
public sealed record OpenAccountLink(string Token, AccountLinkPurpose Purpose) : IRequest<OpenedAccountLink?>;

/// <summary>Whose link it is; <c>InsurerName</c> is null for those who work for no insurer.</summary>
/// <param name="PreparesInsurer">管理者 of an insurer: goes through the first settings next.</param>
public sealed record OpenedAccountLink(string LoginId, string? InsurerName, bool HasSecondFactor, bool PreparesInsurer);

public sealed class OpenAccountLinkHandler(PortalDbContext db, TimeProvider clock)
    : IRequestHandler<OpenAccountLink, OpenedAccountLink?>
{
    public Task<OpenedAccountLink?> Handle(OpenAccountLink request, CancellationToken cancellationToken)
    {
        var (hash, now) = (SecretToken.HashOf(request.Token), clock.GetUtcNow());
        return db.AccountLinks
            .Where(l => l.TokenHash == hash && l.Purpose == request.Purpose && l.UsedAt == null && l.ExpiresAt > now)
            .Join(db.Users.Where(a => a.DisabledAt == null), l => l.AccountId, a => a.Id, (_, a) => new OpenedAccountLink(
                a.UserName!, db.Insurers.Where(i => i.Id == a.InsurerId).Select(i => i.Name).FirstOrDefault(), a.TwoFactorEnabled,
                a.Role == AccountRole.InsurerAdministrator))
            .SingleOrDefaultAsync(cancellationToken);
    }
}
