using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>
/// 取り込み待ちの1行: written by COPY and compared by the database, never read one by one. Of a bad row only its number and its user
/// are kept, so that what it speaks of is not taken for gone.
/// </summary>
public sealed class ClaimsRegisterRow
{
    public required Guid ImportId { get; init; }

    /// <summary>As a spreadsheet counts it.</summary>
    public required int Row { get; init; }

    public required bool IsGood { get; init; }

    /// <summary>Of the place, should it be new.</summary>
    public Guid PlaceId { get; init; } = Guid.CreateVersion7();

    /// <summary>Null in a bad row.</summary>
    public OfficeKind? Kind { get; init; }

    /// <summary>Empty in a bad row whose number cannot be read.</summary>
    public required string Number { get; init; }

    public bool IsMedical { get; private init; }

    /// <summary>Null in a bad row.</summary>
    public OfficeFacts? Facts { get; init; }

    /// <summary>Empty in a bad row whose user cannot be read.</summary>
    public required string UserId { get; init; }

    public string Secret { get; init; } = "";

    public bool IsTemporary { get; init; }
}

public sealed class ClaimsRegisterRowConfiguration : IEntityTypeConfiguration<ClaimsRegisterRow>
{
    public void Configure(EntityTypeBuilder<ClaimsRegisterRow> builder)
    {
        // No foreign key: each of 350,000 rows would look its import up. They go with it (ClaimsRegisterStaging.ClearAsync).
        builder.HasKey(r => new { r.ImportId, r.Row });
        builder.Property(r => r.Kind).HasConversion<string>().HasMaxLength(30);
        builder.Property(r => r.Number).HasMaxLength(Office.NumberLength);
        builder.Property(r => r.IsMedical).HasComputedColumnSql("coalesce(kind = 'MedicalInstitution', false)", stored: true);
        builder.Property(r => r.Facts).HasJson();
        builder.Property(r => r.UserId).HasMaxLength(ClaimsUserId.Length);
        builder.Property(r => r.Secret).HasMaxLength(ClaimsSecret.MaxLength);
    }
}
