using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>タスクの報告: how far an insurer is with one of the tasks 6 to 10, in its own words.</summary>
public sealed class TaskReport
{
    public const int PersonMaxLength = 100;
    public const int NoteMaxLength = 1_000;
    public const string OnePerTask = "ux_task_reports_insurer_id_task";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid InsurerId { get; init; }

    public required OnboardingTask Task { get; init; }

    public TaskState State { get; private set; }

    /// <summary>終えた日; only of what is done.</summary>
    public DateOnly? DoneOn { get; private set; }

    /// <summary>担当した方; empty when not said.</summary>
    public string Person { get; private set; } = "";

    public string Note { get; private set; } = "";

    public Guid SavedById { get; private set; }

    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>Whether it stands so already.</summary>
    public bool Says(TaskState state, DateOnly? doneOn, string person, string note) =>
        (State, DoneOn, Person, Note) == (state, state == TaskState.Done ? doneOn : null, person, note);

    public void Save(TaskState state, DateOnly? doneOn, string person, string note, Guid byId, DateTimeOffset at) =>
        (State, DoneOn, Person, Note, SavedById, SavedAt) = (state, state == TaskState.Done ? doneOn : null, person, note, byId, at);
}

public sealed class TaskReportConfiguration : IEntityTypeConfiguration<TaskReport>
{
    public void Configure(EntityTypeBuilder<TaskReport> builder)
    {
        builder.Property(r => r.Task).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Person).HasMaxLength(TaskReport.PersonMaxLength);
        builder.Property(r => r.Note).HasMaxLength(TaskReport.NoteMaxLength);
        builder.HasOne<Insurer>().WithMany().HasForeignKey(r => r.InsurerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.InsurerId, r.Task }).IsUnique().HasDatabaseName(TaskReport.OnePerTask);
        builder.Property<uint>(RowVersions.Property).IsRowVersion();
        builder.ToTable(t => t.HasCheckConstraint("ck_task_reports_done_on", "(state = 'Done') = (done_on IS NOT NULL)"));
    }
}
