using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>二要素認証の解除, for somebody whose device and recovery codes are lost: everything is set up anew.</summary>
public sealed record ResetSecondFactor(Guid Id) : IRequest<Result>;

public sealed class ResetSecondFactorHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ResetSecondFactor, Result>
{
    public async Task<Result> Handle(ResetSecondFactor request, CancellationToken cancellationToken)
    {
        if (request.Id == user.AccountId)
        {
            return AccountErrors.NotYourself;
        }

        var account = await db.AccountsInCareOf(user).SingleOrDefaultAsync(a => a.Id == request.Id, cancellationToken);
        if (account is null)
        {
            return AccountErrors.NotFound;
        }

        var (id, now) = (account.Id, clock.GetUtcNow());
        db.RemoveRange(await db.AuthenticatorApps.Where(a => a.AccountId == id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.RecoveryCodes.Where(c => c.AccountId == id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.UserPasskeys.Where(p => p.UserId == id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.AccountSessions.Where(s => s.AccountId == id).ToListAsync(cancellationToken));
        account.SetSecondFactor(isThere: false);
        db.Add(AuditEvent.By(user, now, "SecondFactorReset", nameof(Account), id, account.InsurerId));
        db.Add(OutgoingMail.Compose(account.Email!, new SecondFactorChangedMail(), now, id));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }
}
