using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>URLの再送: the invitation again, or a password reset for who has begun already. The older link dies.</summary>
public sealed record ResendAccountLink(Guid Id) : IRequest<Result>;

public sealed class ResendAccountLinkHandler(PortalDbContext db, AccountLinks links, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ResendAccountLink, Result>
{
    public async Task<Result> Handle(ResendAccountLink request, CancellationToken cancellationToken)
    {
        await using var turn = await db.Database.BeginTransactionAsync(cancellationToken);
        await links.HoldAsync(request.Id, cancellationToken);
        var account = await db.AccountsInCareOf(user)
            .SingleOrDefaultAsync(a => a.Id == request.Id && a.DisabledAt == null, cancellationToken);
        if (account is null)
        {
            return AccountErrors.NotFound;
        }

        if (account.PasswordHash is null)
        {
            await links.MailInvitationAsync(account, await db.InviterAsync(account, user, cancellationToken), cancellationToken);
        }
        else
        {
            await links.MailResetAsync(account, cancellationToken);
        }

        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "AccountLinkResent", nameof(Account), account.Id, account.InsurerId));
        await db.SaveChangesAsync(cancellationToken);
        await turn.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
