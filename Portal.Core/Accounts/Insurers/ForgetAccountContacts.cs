using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>確認されないまま期限の過ぎた連絡先のCSVを消す.</summary>
public sealed record ForgetAccountContacts : IRequest<bool>;

public sealed class ForgetAccountContactsHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<ForgetAccountContacts, bool>
{
    public async Task<bool> Handle(ForgetAccountContacts request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await db.AccountRuns.Where(r => r.StartedAt == null && r.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        return false;
    }
}
