using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.Municipalities;

/// <summary>住民の問い合わせ先: the desk that a municipality wants its residents to ask. It has no history; a new one is a new version all the same.</summary>
public sealed class ResidentDesk
{
    public const int NameMaxLength = 60;
    public const string OnePerMunicipality = "ix_resident_desks_municipality_code";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string MunicipalityCode { get; init; }

    /// <summary>介護保険課; empty where there is only a number.</summary>
    public required string Name { get; set; }

    /// <summary>Empty where there is only a name.</summary>
    public required string Phone { get; set; }
}

public sealed class ResidentDeskConfiguration : IEntityTypeConfiguration<ResidentDesk>
{
    public void Configure(EntityTypeBuilder<ResidentDesk> builder)
    {
        builder.Property(d => d.MunicipalityCode).HasMaxLength(LocalGovernmentCode.Length).IsFixedLength();
        builder.Property(d => d.Name).HasMaxLength(ResidentDesk.NameMaxLength);
        builder.Property(d => d.Phone).HasMaxLength(PhoneNumber.MaxLength);
        builder.HasOne<Municipality>().WithMany().HasForeignKey(d => d.MunicipalityCode).HasPrincipalKey(m => m.Code)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => d.MunicipalityCode).IsUnique();
        builder.Property<uint>(RowVersions.Property).IsRowVersion();
    }
}
