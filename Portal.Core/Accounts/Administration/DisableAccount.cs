using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>
/// アカウントの停止: its sessions and links end with the same save. An invitation that nobody has taken up goes without a
/// trace but the audit's, so that its login ID is free for the corrected one.
/// </summary>
public sealed record DisableAccount(Guid Id) : IRequest<Result>;

public sealed class DisableAccountHandler(PortalDbContext db, AccountLinks links, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<DisableAccount, Result>
{
    public async Task<Result> Handle(DisableAccount request, CancellationToken cancellationToken)
    {
        if (request.Id == user.AccountId)
        {
            return AccountErrors.NotYourself;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var account = await db.AccountsInCareOf(user).SingleOrDefaultAsync(a => a.Id == request.Id, cancellationToken);
        if (account is null)
        {
            return AccountErrors.NotFound;
        }

        // The secretariat may close an insurer's last account: an administrator who left is a reason to.
        if (user.Role != AccountRole.Operator && await db.IsLastAdministratorAsync(account, cancellationToken))
        {
            return AccountErrors.LastAdministrator;
        }

        var now = clock.GetUtcNow();
        var invitedOnly = account.PasswordHash is null && account.LastSignedInAt is null;
        if (invitedOnly)
        {
            await WithdrawMailsAsync(account, cancellationToken);
            db.Remove(account);
        }
        else
        {
            account.Disable(now);
            await links.EndAllAsync(account.Id, now, cancellationToken);
            db.RemoveRange(await db.AccountSessions.Where(s => s.AccountId == account.Id).ToListAsync(cancellationToken));
        }

        db.Add(AuditEvent.By(
            user, now, invitedOnly ? "InvitationRevoked" : "AccountDisabled", nameof(Account), account.Id, account.InsurerId));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }

    private async Task WithdrawMailsAsync(Account account, CancellationToken cancellationToken)
    {
        foreach (var mail in await db.OutgoingMails.Where(m => m.AboutId == account.Id).ToListAsync(cancellationToken))
        {
            mail.Withdraw();
        }
    }
}
