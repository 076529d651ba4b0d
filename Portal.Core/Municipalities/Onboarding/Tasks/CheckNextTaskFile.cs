using MediatR;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Quarantine;
using Portal.Core.Storage;

namespace Portal.Core.Municipalities;

/// <summary>次のタスクのファイルを検査する: scan and clean one file in quarantine. Answers whether there may be more.</summary>
public sealed record CheckNextTaskFile : IRequest<bool>;

public sealed class CheckNextTaskFileHandler(PortalDbContext db, FileCheck check, TimeProvider clock) : IRequestHandler<CheckNextTaskFile, bool>
{
    private static readonly CheckWords Words = new(
        TaskFileProblems.Infected, TaskFileProblems.TooLargeToScan, TaskFileProblems.AwaitingScan, TaskFileProblems.AwaitingStore,
        TaskFileProblems.AwaitingProgram, TaskFileProblems.GaveUp);

    public Task<bool> Handle(CheckNextTaskFile request, CancellationToken cancellationToken) => check.RunNextAsync<TaskFile>(
        Words, (claim, outcome) => WriteAsync(claim, outcome, cancellationToken), cancellationToken);

    private async Task WriteAsync(TaskFile claim, CheckOutcome outcome, CancellationToken cancellationToken)
    {
        var (now, clean) = (clock.GetUtcNow(), outcome as CheckOutcome.Clean);
        if (await db.HoldClaimAsync(claim, cancellationToken) is not { } file)
        {
            db.Discard(clean?.Stored.FileId, now);
            return;
        }

        if (check.PutOff(file, outcome))
        {
            return;
        }

        db.Discard(file.FileId, now);
        if (clean is not null)
        {
            file.Accept(clean.Stored.FileId, clean.Stored.SizeBytes);
        }
        else
        {
            file.Refuse(((CheckOutcome.Refused)outcome).Problem);
        }

        db.Add(AuditEvent.ByWorker(now, "TaskFileChecked", nameof(TaskFile), file.Id, file.InsurerId, new { Status = file.Status.ToString() }));
    }
}
