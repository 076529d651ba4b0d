using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.JapaneseText;

namespace Portal.Core.Municipalities;

/// <summary>What became of a municipality.</summary>
public enum MunicipalityChangeKind
{
    /// <summary>合併: it became part of another one.</summary>
    Merged,

    /// <summary>名称の変更.</summary>
    Renamed,

    /// <summary>市制・町制の施行: it became a city or a town, with another code.</summary>
    Raised,
}

/// <summary>市町村の合併・名称の変更, with its day: by its former names a municipality is still looked for.</summary>
public sealed class MunicipalityChange
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The day from which the former name was gone.</summary>
    public required DateOnly ChangedOn { get; init; }

    public required MunicipalityChangeKind Kind { get; init; }

    /// <summary>Null where it is not known.</summary>
    public required string? OldCode { get; init; }

    public required string OldName { get; init; }

    /// <summary>The municipality that it is, or belongs to, since then.</summary>
    public required string NewCode { get; init; }

    /// <summary>The <see cref="PublicStatusVersion"/> that brought it; null for what is supplied with the portal.</summary>
    public int? Version { get; init; }

    /// <summary>The version that took it back, when the secretariat had it wrong; null while it holds.</summary>
    public int? TakenBackInVersion { get; private set; }

    /// <summary>What the secretariat has recorded of one that is gone, and not taken back.</summary>
    internal static readonly Expression<Func<MunicipalityChange, bool>> IsSuccessor =
        c => c.Version != null && c.TakenBackInVersion == null && c.Kind != MunicipalityChangeKind.Renamed;

    public void TakeBack(int version) => TakenBackInVersion ??= version;
}

public static class MunicipalityChangeText
{
    /// <summary>What the change is called on screen.</summary>
    public static string Text(this MunicipalityChangeKind kind) => kind switch
    {
        MunicipalityChangeKind.Merged => "合併",
        MunicipalityChangeKind.Renamed => "名称の変更",
        _ => "市制・町制の施行",
    };
}

public sealed class MunicipalityChangeConfiguration : IEntityTypeConfiguration<MunicipalityChange>
{
    public void Configure(EntityTypeBuilder<MunicipalityChange> builder)
    {
        builder.Property(c => c.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(c => c.OldCode).HasMaxLength(LocalGovernmentCode.Length);
        builder.Property(c => c.OldName).HasMaxLength(Municipality.NameMaxLength);
        builder.Property(c => c.NewCode).HasMaxLength(LocalGovernmentCode.Length);
        builder.HasIndex(c => c.NewCode);
    }
}
