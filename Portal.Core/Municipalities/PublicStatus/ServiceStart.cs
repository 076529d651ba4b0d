using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.JapaneseText;

namespace Portal.Core.Municipalities;

/// <summary>What is published about a municipality's start. Whether a date has come is not stored: the day decides.</summary>
public enum ServiceStartState
{
    /// <summary>未定: no proposal yet; also when nothing was ever published.</summary>
    Undecided,

    /// <summary>日程調整中.</summary>
    Arranging,

    /// <summary>利用開始日が決まっている.</summary>
    Decided,
}

/// <summary>
/// 利用開始日の公表: what one version says of one municipality. Rows are only added; the one that no later version has replaced holds,
/// the others are the history that everybody may read.
/// </summary>
public sealed class ServiceStart
{
    public const int ReasonMaxLength = 200;
    public const string OneInForce = "ux_service_starts_in_force";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string MunicipalityCode { get; init; }

    /// <summary>The <see cref="PublicStatusVersion"/> that brought it.</summary>
    public required int Version { get; init; }

    public required ServiceStartState State { get; init; }

    /// <summary>利用開始日; null unless it is decided.</summary>
    public required DateOnly? StartsOn { get; init; }

    /// <summary>Why a published date was moved or taken back, for everybody to read.</summary>
    public required string? Reason { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>The version that says something else; null while this one holds.</summary>
    public int? ReplacedInVersion { get; private set; }

    public bool Says(ServiceStartState state, DateOnly? startsOn) => State == state && StartsOn == startsOn;

    internal void Replace(int version) => ReplacedInVersion ??= version;
}

public sealed class ServiceStartConfiguration : IEntityTypeConfiguration<ServiceStart>
{
    public void Configure(EntityTypeBuilder<ServiceStart> builder)
    {
        builder.Property(s => s.MunicipalityCode).HasMaxLength(LocalGovernmentCode.Length).IsFixedLength();
        builder.Property(s => s.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Reason).HasMaxLength(ServiceStart.ReasonMaxLength);
        builder.HasOne<Municipality>().WithMany().HasForeignKey(s => s.MunicipalityCode).HasPrincipalKey(m => m.Code)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => s.MunicipalityCode).IsUnique().HasFilter("replaced_in_version IS NULL")
            .HasDatabaseName(ServiceStart.OneInForce);
        builder.HasIndex(s => new { s.MunicipalityCode, s.Version }).IsUnique();
        builder.ToTable(t => t.HasCheckConstraint("ck_service_starts_date", "(state = 'Decided') = (starts_on IS NOT NULL)"));
    }
}
