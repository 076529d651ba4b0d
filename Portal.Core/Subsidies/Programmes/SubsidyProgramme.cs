using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>助成金の制度の状態.</summary>
public enum ProgrammeStatus
{
    /// <summary>作成中.</summary>
    Draft,

    /// <summary>承認待ち.</summary>
    Proposed,

    /// <summary>承認済み: the highest revision of a year and kind is in force, the others are its history.</summary>
    Approved,
}

/// <summary>
/// 助成金の制度: one revision of the rules of one fiscal year and kind. An approved one never changes; a change is a draft of the
/// next revision beside it, and takes its place when a second person approves.
/// </summary>
public sealed class SubsidyProgramme
{
    public const int NameMaxLength = 100;
    public const int ReasonMaxLength = 500;
    public const string OnePerRevision = "ix_subsidy_programmes_revision";
    public const string OneDraftAtATime = "ix_subsidy_programmes_draft";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>年度: 2026 is 令和8年度.</summary>
    public required int FiscalYear { get; init; }

    public required SubsidyKind Kind { get; init; }

    /// <summary>版, from 1.</summary>
    public required int Revision { get; init; }

    public required string Name { get; set; }

    public required ProgrammeRules Rules { get; set; }

    public ProgrammeStatus Status { get; private set; }

    /// <summary>Last changed; by nobody when it came with the product.</summary>
    public required DateTimeOffset EditedAt { get; set; }

    public Guid? EditedById { get; set; }

    /// <summary>Everybody who had a hand in this revision: none of them approves it.</summary>
    public Guid[] EditorIds { get; set; } = [];

    public DateTimeOffset? ProposedAt { get; private set; }

    public Guid? ProposedById { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    public Guid? ApprovedById { get; private set; }

    /// <summary>差し戻し: why, until it is proposed again.</summary>
    public string? SentBackReason { get; private set; }

    public DateTimeOffset? SentBackAt { get; private set; }

    public Guid? SentBackById { get; private set; }

    /// <summary>What came with the product, in force at once.</summary>
    public SubsidyProgramme AsSupplied()
    {
        (Status, ApprovedAt) = (ProgrammeStatus.Approved, EditedAt);
        return this;
    }

    public Result Edit(string name, ProgrammeRules rules, Guid byId, DateTimeOffset now)
    {
        if (Status != ProgrammeStatus.Draft)
        {
            return SubsidyProgrammeErrors.NotDraft;
        }

        (Name, Rules, EditedAt, EditedById) = (name, rules, now, byId);
        EditorIds = [.. EditorIds.Append(byId).Distinct()];
        return Result.Done;
    }

    public Result Propose(Guid byId, DateTimeOffset now)
    {
        if (Status != ProgrammeStatus.Draft)
        {
            return SubsidyProgrammeErrors.NotDraft;
        }

        (Status, ProposedAt, ProposedById) = (ProgrammeStatus.Proposed, now, byId);
        (SentBackReason, SentBackAt, SentBackById) = (null, null, null);
        return Result.Done;
    }

    public Result SendBack(string reason, Guid byId, DateTimeOffset now)
    {
        if (Status != ProgrammeStatus.Proposed)
        {
            return SubsidyProgrammeErrors.NotProposed;
        }

        (Status, SentBackReason, SentBackAt, SentBackById) = (ProgrammeStatus.Draft, reason, now, byId);
        return Result.Done;
    }

    /// <summary>Whether this person has written or proposed it, and so cannot approve it.</summary>
    public bool IsBy(Guid? accountId) => accountId is { } id && (EditorIds.Contains(id) || id == ProposedById);

    /// <summary>二人目の承認: by nobody who changed it at any time, nor by who proposed it.</summary>
    public Result Approve(Guid byId, DateTimeOffset now)
    {
        if (Status != ProgrammeStatus.Proposed)
        {
            return SubsidyProgrammeErrors.NotProposed;
        }

        if (IsBy(byId))
        {
            return SubsidyProgrammeErrors.NeedsAnotherPerson;
        }

        (Status, ApprovedAt, ApprovedById) = (ProgrammeStatus.Approved, now, byId);
        return Result.Done;
    }
}

public sealed class SubsidyProgrammeConfiguration : IEntityTypeConfiguration<SubsidyProgramme>
{
    public void Configure(EntityTypeBuilder<SubsidyProgramme> builder)
    {
        builder.Property(p => p.Kind).HasConversion<string>().HasMaxLength(30);
        builder.Property(p => p.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(p => p.Name).HasMaxLength(SubsidyProgramme.NameMaxLength);
        builder.Property(p => p.SentBackReason).HasMaxLength(SubsidyProgramme.ReasonMaxLength);
        builder.Property(p => p.Rules).HasJson();
        builder.HasIndex(p => new { p.FiscalYear, p.Kind, p.Revision }, SubsidyProgramme.OnePerRevision)
            .IsUnique().HasDatabaseName(SubsidyProgramme.OnePerRevision);
        builder.HasIndex(p => new { p.FiscalYear, p.Kind }, SubsidyProgramme.OneDraftAtATime).IsUnique()
            .HasDatabaseName(SubsidyProgramme.OneDraftAtATime).HasFilter("status <> 'Approved'");
        builder.Property<uint>(RowVersions.Property).IsRowVersion();
        builder.ToTable(t => t.HasCheckConstraint(
            "ck_subsidy_programmes_two_persons",
            "approved_by_id IS NULL OR (approved_by_id <> ALL (editor_ids) AND approved_by_id IS DISTINCT FROM proposed_by_id)"));
    }
}
