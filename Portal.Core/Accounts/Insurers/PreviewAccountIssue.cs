using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>発行の前の確認: null when it is not the person's own, has expired or was started.</summary>
public sealed record PreviewAccountIssue(Guid RunId) : IRequest<AccountIssuePlan?>;

public sealed class PreviewAccountIssueHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<PreviewAccountIssue, AccountIssuePlan?>
{
    public async Task<AccountIssuePlan?> Handle(PreviewAccountIssue request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var file = await db.AccountRuns
            .Where(r => r.Id == request.RunId && r.AccountId == user.AccountId && r.StartedAt == null && r.ExpiresAt > now)
            .Select(r => r.Content).SingleOrDefaultAsync(cancellationToken);
        return file is null ? null : await AccountIssuePlan.OfFileAsync(db, file, cancellationToken);
    }
}
