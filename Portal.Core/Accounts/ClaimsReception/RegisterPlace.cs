using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>登録簿の事業所・医療機関: one place that bills, as the secretariat's register knows it.</summary>
public sealed class RegisterPlace
{
    public const string OnePerNumber = "ux_register_places_number";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required OfficeKind Kind { get; set; }

    /// <summary>介護事業所番号 or 医療機関コード.</summary>
    public required string Number { get; init; }

    /// <summary>Whether it is one of the 医療機関: a みなし介護事業所 may have the same number.</summary>
    public required bool IsMedical { get; init; }

    /// <summary>名称, for searching.</summary>
    public required string Name { get; set; }

    public required OfficeFacts Facts { get; set; }

    /// <summary>When an import last added or changed it.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>When it was missing from an import; null while it stands in the newest register. Then nobody bills for it.</summary>
    public DateTimeOffset? LeftRegisterAt { get; init; }

    /// <summary>Who bills for it.</summary>
    public IList<ClaimsUser> Users { get; init; } = [];

    public RegisteredPlace AsRegistered() => new(Kind, Number, Facts);

    public static RegisterPlace Of(RegisteredPlace place, DateTimeOffset at) => new()
    {
        Kind = place.Kind,
        Number = place.Number,
        IsMedical = place.Kind == OfficeKind.MedicalInstitution,
        Name = place.Facts.Name,
        Facts = place.Facts,
        ChangedAt = at,
    };
}

/// <summary>登録簿の電子請求のユーザ.</summary>
public sealed class ClaimsUser
{
    /// <summary>ユーザID, in its stored form.</summary>
    public required string UserId { get; init; }

    /// <summary>A salted hash, made by whoever keeps the passwords (<see cref="ClaimsSecret"/>).</summary>
    public required string Secret { get; set; }

    /// <summary>Of the hash, read by the database: the dearest one sets the time of every answer.</summary>
    public int Iterations { get; private init; }

    /// <summary>仮パスワード: opens nothing here.</summary>
    public bool IsTemporary { get; set; }

    public IList<RegisterPlace> Places { get; init; } = [];
}

public sealed class RegisterPlaceConfiguration : IEntityTypeConfiguration<RegisterPlace>
{
    public void Configure(EntityTypeBuilder<RegisterPlace> builder)
    {
        builder.Property(p => p.Kind).HasConversion<string>().HasMaxLength(30);
        builder.Property(p => p.Number).HasMaxLength(Office.NumberLength);
        builder.Property(p => p.Name).HasMaxLength(OfficeFacts.NameMaxLength);
        builder.Property(p => p.Facts).HasJson();
        builder.HasIndex(p => new { p.Number, p.IsMedical }).IsUnique().HasDatabaseName(RegisterPlace.OnePerNumber);
        builder.HasIndex(p => p.Number).HasFilter("left_register_at IS NOT NULL");
        builder.HasMany(p => p.Users).WithMany(u => u.Places).UsingEntity(
            "ClaimsUserPlace",
            right => right.HasOne(typeof(ClaimsUser)).WithMany().HasForeignKey("UserId").OnDelete(DeleteBehavior.Cascade),
            left => left.HasOne(typeof(RegisterPlace)).WithMany().HasForeignKey("PlaceId").OnDelete(DeleteBehavior.Cascade),
            join => join.ToTable("ClaimsUserPlaces").HasKey("UserId", "PlaceId"));
    }
}

public sealed class ClaimsUserConfiguration : IEntityTypeConfiguration<ClaimsUser>
{
    public void Configure(EntityTypeBuilder<ClaimsUser> builder)
    {
        builder.HasKey(u => u.UserId);
        builder.Property(u => u.UserId).HasMaxLength(ClaimsUserId.Length);
        builder.Property(u => u.Secret).HasMaxLength(ClaimsSecret.MaxLength);
        builder.Property(u => u.Iterations).HasComputedColumnSql("split_part(secret, '$', 2)::integer", stored: true);
        builder.HasIndex(u => u.Iterations);
    }
}
