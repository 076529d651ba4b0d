using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.Municipalities;

/// <summary>市町村: one of the 1,741, the 23 wards of Tokyo among them. Who runs its insurance is an <see cref="Insurer"/>.</summary>
public sealed class Municipality
{
    public const int NameMaxLength = 30;
    public const int KanaMaxLength = 60;
    public const string OnePerCode = "ak_municipalities_code";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>全国地方公共団体コード: six digits with a check digit by modulus 11. Another code is another municipality.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    /// <summary>よみ, in hiragana.</summary>
    public required string Kana { get; set; }

    /// <summary>廃止の日: when an imported list no longer held it; null while it exists. The row stays, for what points to it.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>The <see cref="PublicStatusVersion"/> that said so; null while it exists, and for what ended before that was kept.</summary>
    public int? EndedInVersion { get; private set; }

    /// <returns>The names of what is different now.</returns>
    public IReadOnlyList<string> Describe(string name, string kana)
    {
        var changed = new List<string>();
        if (name != Name)
        {
            changed.Add(nameof(Name));
        }

        if (kana != Kana)
        {
            changed.Add(nameof(Kana));
        }

        if (EndedOn is not null)
        {
            changed.Add(nameof(EndedOn));
        }

        (Name, Kana, EndedOn, EndedInVersion) = (name, kana, null, null);
        return changed;
    }

    public void End(DateOnly day, int version)
    {
        if (EndedOn is null)
        {
            (EndedOn, EndedInVersion) = (day, version);
        }
    }
}

public sealed class MunicipalityConfiguration : IEntityTypeConfiguration<Municipality>
{
    public void Configure(EntityTypeBuilder<Municipality> builder)
    {
        builder.Property(m => m.Code).HasMaxLength(LocalGovernmentCode.Length).IsFixedLength();
        builder.Property(m => m.Name).HasMaxLength(Municipality.NameMaxLength);
        builder.Property(m => m.Kana).HasMaxLength(Municipality.KanaMaxLength);
        builder.HasAlternateKey(m => m.Code).HasName(Municipality.OnePerCode);
        builder.Property<uint>(RowVersions.Property).IsRowVersion();
        builder.ToTable(t => t.HasCheckConstraint("ck_municipalities_code", "code ~ '^[0-9]{6}$'"));
    }
}
