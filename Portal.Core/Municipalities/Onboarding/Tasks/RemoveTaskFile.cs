using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Storage;

namespace Portal.Core.Municipalities;

/// <summary>タスクのファイルを取り除く. What is gone already is no refusal.</summary>
/// <returns>False for what is not the own insurer's.</returns>
public sealed record RemoveTaskFile(Guid FileId) : IRequest<bool>;

public sealed class RemoveTaskFileHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<RemoveTaskFile, bool>
{
    public async Task<bool> Handle(RemoveTaskFile request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var file = (await db.TaskFiles.FromSql($"""
            SELECT *, xmin FROM task_files WHERE id = {request.FileId} AND insurer_id = {user.InsurerId} FOR UPDATE
            """).ToListAsync(cancellationToken)).SingleOrDefault();
        if (file is null)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        db.Discard(file.FileId, now);
        db.Remove(file);
        db.Add(AuditEvent.By(user, now, "TaskFileRemoved", nameof(TaskFile), file.Id, details: new { Task = (int)file.Task }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
