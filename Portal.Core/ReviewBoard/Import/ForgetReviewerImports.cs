using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>期限の過ぎた取込の控えを消す: uploads that nobody imported, and results that nobody needs any more.</summary>
public sealed record ForgetReviewerImports : IRequest<bool>;

public sealed class ForgetReviewerImportsHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<ForgetReviewerImports, bool>
{
    private static readonly TimeSpan ResultsKept = TimeSpan.FromDays(1);

    public async Task<bool> Handle(ForgetReviewerImports request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var before = now - ResultsKept;
        await db.ReviewerImports
            .Where(i => i.ExpiresAt <= now && (i.ImportedAt == null || i.ImportedAt <= before))
            .ExecuteDeleteAsync(cancellationToken);
        return false;
    }
}
