using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.ReviewBoard;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>タスクの進み具合を報告する, one of the tasks 6 to 10.</summary>
/// <param name="Number">Of the task.</param>
/// <param name="Version">Of the report when the form was opened; null for the first one.</param>
/// <param name="State">未着手, 進行中 or 完了.</param>
/// <param name="DoneOn">終えた日.</param>
/// <param name="Person">担当した方.</param>
/// <param name="Note">メモ.</param>
public sealed record ReportTask(int Number, uint? Version, TaskState? State, DateOnly? DoneOn, string? Person, string? Note) : IRequest<Result>;

public sealed class ReportTaskValidator : AbstractValidator<ReportTask>
{
    public ReportTaskValidator()
    {
        RuleFor(r => r.State).Must(s => s is TaskState.NotStarted or TaskState.UnderWay or TaskState.Done)
            .WithMessage(OnboardingErrors.StateMissing.Message);
        RuleFor(r => r.DoneOn).NotNull().When(r => r.State == TaskState.Done).WithMessage(OnboardingErrors.DoneOnMissing.Message);
        RuleFor(r => r.Person).Cascade(CascadeMode.Stop)
            .Must(p => ReviewerRules.Tidy(p).Length > 0).When(r => r.State == TaskState.Done, ApplyConditionTo.CurrentValidator)
            .WithMessage(OnboardingErrors.PersonMissing.Message)
            .MaximumLength(TaskReport.PersonMaxLength).WithMessage($"担当した方は{TaskReport.PersonMaxLength}文字以内で入力してください。")
            .Must(ReviewerRules.IsPrintable).WithMessage("担当した方に、表示できない文字が含まれています。入力し直してください。");
        RuleFor(r => r.Note).Must((r, _) => ReportTaskHandler.NoteOf(r).Length <= TaskReport.NoteMaxLength).WithMessage($"メモは{TaskReport.NoteMaxLength:N0}文字以内で入力してください。");
    }
}

public sealed class ReportTaskHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ReportTask, Result>
{
    /// <summary>As it is kept: a browser sends two characters for the end of a line.</summary>
    internal static string NoteOf(ReportTask request) => (request.Note ?? "").ReplaceLineEndings("\n").Trim();

    public async Task<Result> Handle(ReportTask request, CancellationToken cancellationToken)
    {
        var (task, now) = ((OnboardingTask)request.Number, clock.GetUtcNow());
        if (!Enum.IsDefined(task) || !task.IsReported())
        {
            return OnboardingErrors.NotFound;
        }

        var insurer = await db.Insurers.AsNoTracking().SingleAsync(i => i.Id == user.InsurerId, cancellationToken);
        if (!insurer.HasInsurerFunction && task.NeedsInsurerFunction())
        {
            return OnboardingErrors.NotApplicable;
        }

        if (request.DoneOn > now.DayInJapan())
        {
            return OnboardingErrors.DoneOnAhead;
        }

        var (person, note) = (ReviewerRules.Tidy(request.Person), NoteOf(request));
        var report = await db.TaskReports.SingleOrDefaultAsync(r => r.InsurerId == insurer.Id && r.Task == task, cancellationToken);
        if (report?.Says(request.State!.Value, request.DoneOn, person, note) == true)
        {
            // The second of two clicks, or the same again: there is nothing to overwrite.
            return Result.Done;
        }

        if (report is null ? request.Version is not null : request.Version is not { } version || !db.IsVersion(report, version))
        {
            return OnboardingErrors.ChangedMeanwhile;
        }

        if (report is null)
        {
            db.Add(report = new TaskReport { InsurerId = insurer.Id, Task = task });
        }

        report.Save(request.State!.Value, request.DoneOn, person, note, user.AccountId!.Value, now);
        db.Add(AuditEvent.By(user, now, "OnboardingTaskReported", nameof(TaskReport), report.Id, details: new
        {
            Task = request.Number,
            State = report.State.ToString(),
        }));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Result.Done;
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || exception.Violates(TaskReport.OnePerTask))
        {
            return OnboardingErrors.ChangedMeanwhile;
        }
    }
}
