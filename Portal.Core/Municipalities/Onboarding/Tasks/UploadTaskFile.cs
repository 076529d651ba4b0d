using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Quarantine;
using Portal.Core.Results;
using Portal.Core.Storage;

namespace Portal.Core.Municipalities;

/// <summary>タスクのファイルを入れる: streamed into quarantine, checked afterwards by the worker.</summary>
/// <param name="Number">Of the task, 6 to 10.</param>
/// <param name="FileName">As the browser names it.</param>
/// <param name="Content">The bytes while they arrive.</param>
public sealed record UploadTaskFile(int Number, string FileName, Stream Content) : IRequest<Result<Guid>>;

public sealed class UploadTaskFileHandler(PortalDbContext db, IFileStore files, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<UploadTaskFile, Result<Guid>>
{
    private static readonly string[] Endings = [".pdf"];

    public async Task<Result<Guid>> Handle(UploadTaskFile request, CancellationToken cancellationToken)
    {
        var task = (OnboardingTask)request.Number;
        if (!Enum.IsDefined(task) || !task.IsReported())
        {
            return OnboardingErrors.NotFound;
        }

        var name = DisplayName.Clean(request.FileName, TaskFile.FileNameMaxLength);
        var intake = new Intake(files);
        var (stored, refusal) = await intake.KeepAsync(name, Endings, request.Content, TaskFile.MaxBytes, cancellationToken);
        return refusal switch
        {
            IntakeRefusal.WrongEnding => TaskFileErrors.NotPdf,
            IntakeRefusal.Empty => TaskFileErrors.Empty,
            IntakeRefusal.TooLarge => TaskFileErrors.TooLarge,
            _ => await intake.HandOverAsync(stored, () => KeepAsync(task, name, stored!, cancellationToken), kept => !kept.Failed),
        };
    }

    private async Task<Result<Guid>> KeepAsync(OnboardingTask task, string name, StoredBytes stored, CancellationToken cancellationToken)
    {
        var (insurerId, now) = (user.InsurerId!.Value, clock.GetUtcNow());
        // Two tabs at once could both find the last place free: they take turns at the insurer's row.
        await using var turn = await db.Database.BeginTransactionAsync(cancellationToken);
        var insurer = (await db.Insurers.FromSql($"SELECT *, xmin FROM insurers WHERE id = {insurerId} FOR UPDATE")
            .AsNoTracking().ToListAsync(cancellationToken)).Single();
        if (!insurer.HasInsurerFunction && task.NeedsInsurerFunction())
        {
            return OnboardingErrors.NotApplicable;
        }

        var present = await db.TaskFiles.AsNoTracking()
            .Where(f => f.InsurerId == insurerId && f.Task == task && f.Status != TaskFileStatus.Refused)
            .Select(f => f.Sha256).ToListAsync(cancellationToken);
        if (present.Contains(stored.Sha256))
        {
            return TaskFileErrors.SameFile;
        }

        if (present.Count >= TaskFile.MostPerTask)
        {
            return TaskFileErrors.TooMany;
        }

        var file = new TaskFile
        {
            InsurerId = insurerId,
            Task = task,
            FileName = name,
            Sha256 = stored.Sha256,
            UploadedAt = now,
            UploadedById = user.AccountId!.Value,
        };
        file.Keep(stored.FileId, stored.SizeBytes);
        db.Add(file);
        db.Add(AuditEvent.By(user, now, "TaskFileUploaded", nameof(TaskFile), file.Id, details: new { Task = (int)task, file.SizeBytes }));
        await db.SaveChangesAsync(cancellationToken);
        await turn.CommitAsync(cancellationToken);
        return file.Id;
    }
}
