using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.JapaneseText;

namespace Portal.Core.Municipalities;

/// <summary>
/// 主治医意見書の電送の開始日の公表: what one version says of one municipality. As with a <see cref="ServiceStart"/>, rows are only added, and the
/// one that no later version has replaced holds.
/// </summary>
public sealed class OpinionStart
{
    public const string OneInForce = "ux_opinion_starts_in_force";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string MunicipalityCode { get; init; }

    /// <summary>The <see cref="PublicStatusVersion"/> that brought it.</summary>
    public required int Version { get; init; }

    /// <summary>From this day on the municipality takes them electronically; null when a published day was taken back.</summary>
    public required DateOnly? StartsOn { get; init; }

    /// <summary>Why a published day was moved or taken back, for everybody to read.</summary>
    public required string? Reason { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>The version that says something else; null while this one holds.</summary>
    public int? ReplacedInVersion { get; private set; }

    internal void Replace(int version) => ReplacedInVersion ??= version;
}

public sealed class OpinionStartConfiguration : IEntityTypeConfiguration<OpinionStart>
{
    public void Configure(EntityTypeBuilder<OpinionStart> builder)
    {
        builder.Property(s => s.MunicipalityCode).HasMaxLength(LocalGovernmentCode.Length).IsFixedLength();
        builder.Property(s => s.Reason).HasMaxLength(ServiceStart.ReasonMaxLength);
        builder.HasOne<Municipality>().WithMany().HasForeignKey(s => s.MunicipalityCode).HasPrincipalKey(m => m.Code)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => s.MunicipalityCode).IsUnique().HasFilter("replaced_in_version IS NULL")
            .HasDatabaseName(OpinionStart.OneInForce);
        builder.HasIndex(s => new { s.MunicipalityCode, s.Version }).IsUnique();
    }
}
