using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>日程案の版: what the proposer gave for all insurers at one moment, with the terms of then. It is never changed but for its adoption.</summary>
public sealed class ScheduleVersion
{
    public const string OnePerNumber = "ux_schedule_versions_number";

    /// <summary>Given by the form, so that a second click makes no second one.</summary>
    public required Guid Id { get; init; }

    /// <summary>第n版.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required Guid MadeById { get; init; }

    public required int PerDay { get; init; }

    public required int PerWeek { get; init; }

    public required int SetupDays { get; init; }

    /// <summary>The first month in which a setup might begin, its first day.</summary>
    public required DateOnly FirstMonth { get; init; }

    /// <summary>割り当てた保険者, those that stay where they are among them.</summary>
    public required int Placed { get; init; }

    /// <summary>割り当てられない保険者.</summary>
    public required int Left { get; init; }

    public required int TotalShift { get; init; }

    public required int GreatestShift { get; init; }

    public required bool IsProvenBest { get; init; }

    /// <summary>採用した日時; null for a version that was only looked at.</summary>
    public DateTimeOffset? AdoptedAt { get; private set; }

    public Guid? AdoptedById { get; private set; }

    /// <summary>How many drafts are new since its adoption; null before that.</summary>
    public int? Changed { get; private set; }

    /// <summary>採用しなかった保険者: somebody had changed them, or their group, since it was made.</summary>
    public int? Skipped { get; private set; }

    internal void Adopt(DateTimeOffset at, Guid byId, int changed, int skipped) =>
        (AdoptedAt, AdoptedById, Changed, Skipped) = (at, byId, changed, skipped);
}

/// <summary>日程案の版の1団体.</summary>
public sealed class ScheduleVersionLine
{
    public const int ReasonMaxLength = 300;

    public required Guid VersionId { get; init; }

    public required Guid InsurerId { get; init; }

    /// <summary>初期セットアップの開始日; null when it could not be placed.</summary>
    public required DateOnly? StartsOn { get; init; }

    public required DateOnly? CompletesOn { get; init; }

    /// <summary>希望とのずれ, months.</summary>
    public required int ShiftMonths { get; init; }

    /// <summary>It was not moved: notified, accepted or later, or locked.</summary>
    public required bool Stays { get; init; }

    /// <summary>Why it could not be placed; null when it was.</summary>
    public required string? Reason { get; init; }

    /// <summary>いっしょに始める団体の組; null for who goes alone.</summary>
    public required Guid? GroupId { get; init; }

    /// <summary>Where its schedule stood when the version was made; null while there was none.</summary>
    public required InsurerScheduleStatus? SeenStatus { get; init; }

    public required DateOnly? SeenStartsOn { get; init; }

    public required DateOnly? SeenCompletesOn { get; init; }

    /// <summary>The adoption has left it alone, since it or its group had changed.</summary>
    public bool IsSkipped { get; private set; }

    public SetupPlacement? Placement => StartsOn is { } first && CompletesOn is { } last ? new SetupPlacement(first, last) : null;

    public SetupPlacement? Seen => SeenStartsOn is { } first && SeenCompletesOn is { } last ? new SetupPlacement(first, last) : null;

    /// <summary>The place that the adoption would replace: a day that was withdrawn is none.</summary>
    public SetupPlacement? Before => SeenStatus == InsurerScheduleStatus.Adjusting ? null : Seen;

    internal void Skip() => IsSkipped = true;

    /// <summary>Nothing was done since that the adoption would overwrite, or that would part a group.</summary>
    internal bool IsAsSeen(InsurerSchedule? schedule) => Stays
        ? schedule is { IsFreeToPropose: false } && schedule.Setup == Seen
        : schedule?.Status == SeenStatus && schedule?.Setup == Seen && schedule is not { IsFreeToPropose: false };
}

public sealed class ScheduleVersionConfiguration : IEntityTypeConfiguration<ScheduleVersion>
{
    public void Configure(EntityTypeBuilder<ScheduleVersion> builder)
    {
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.HasIndex(v => v.Number).IsUnique().HasDatabaseName(ScheduleVersion.OnePerNumber);
        builder.HasOne<Account>().WithMany().HasForeignKey(v => v.MadeById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(v => v.AdoptedById).OnDelete(DeleteBehavior.Restrict);
        builder.Property<uint>(RowVersions.Property).IsRowVersion();
    }
}

public sealed class ScheduleVersionLineConfiguration : IEntityTypeConfiguration<ScheduleVersionLine>
{
    public void Configure(EntityTypeBuilder<ScheduleVersionLine> builder)
    {
        builder.HasKey(l => new { l.VersionId, l.InsurerId });
        builder.Property(l => l.Reason).HasMaxLength(ScheduleVersionLine.ReasonMaxLength);
        builder.Property(l => l.SeenStatus).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<ScheduleVersion>().WithMany().HasForeignKey(l => l.VersionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Insurer>().WithMany().HasForeignKey(l => l.InsurerId).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(t => t.HasCheckConstraint(
            "ck_schedule_version_lines_placed", "(starts_on IS NULL) = (completes_on IS NULL) AND (starts_on IS NULL) = (reason IS NOT NULL)"));
    }
}
