using MediatR;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>下書きを削除する, with everything that was put into it.</summary>
public sealed record DeleteApplicationDraft(Guid Id) : IRequest<Result>;

public sealed class DeleteApplicationDraftHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<DeleteApplicationDraft, Result>
{
    public async Task<Result> Handle(DeleteApplicationDraft request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var draft = await db.HoldDraftAsync(user, request.Id, ProxyScope.Prepare, clock.GetUtcNow(), cancellationToken);
        if (draft.Failed)
        {
            return Result.Fail(draft.Errors);
        }

        var now = clock.GetUtcNow();
        await db.RemoveApplicationAsync(request.Id, now, cancellationToken);
        db.Add(AuditEvent.By(user, now, "SubsidyApplicationDeleted", nameof(SubsidyApplication), request.Id));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
