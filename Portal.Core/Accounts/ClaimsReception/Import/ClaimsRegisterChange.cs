using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>取込で変わること.</summary>
public enum ClaimsRegisterOutcome
{
    /// <summary>新規.</summary>
    New,

    /// <summary>変更; also of a place that comes back.</summary>
    Changed,

    /// <summary>登録簿から外れる.</summary>
    Vanished,
}

/// <summary>取込で変わる1か所: what the preview shows and the import does.</summary>
public sealed class ClaimsRegisterChange
{
    public required Guid ImportId { get; init; }

    public required Guid PlaceId { get; init; }

    public required ClaimsRegisterOutcome Outcome { get; init; }

    public required OfficeKind Kind { get; init; }

    public required string Number { get; init; }

    /// <summary>As the file says; of what has vanished, as the register says.</summary>
    public required OfficeFacts Facts { get; init; }
}

public sealed class ClaimsRegisterChangeConfiguration : IEntityTypeConfiguration<ClaimsRegisterChange>
{
    public void Configure(EntityTypeBuilder<ClaimsRegisterChange> builder)
    {
        builder.HasKey(c => new { c.ImportId, c.PlaceId });
        builder.Property(c => c.Outcome).HasConversion<string>().HasMaxLength(20);
        builder.Property(c => c.Kind).HasConversion<string>().HasMaxLength(30);
        builder.Property(c => c.Number).HasMaxLength(Office.NumberLength);
        builder.Property(c => c.Facts).HasJson();
        builder.HasIndex(c => new { c.ImportId, c.Outcome, c.Number });
    }
}
