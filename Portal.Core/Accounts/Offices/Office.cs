using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>事業所・医療機関 that has registered itself. Its people are its <see cref="OfficeMembership"/>s.</summary>
public sealed class Office
{
    public const int NumberLength = 10;
    public const string OnePerNumber = "ux_offices_number";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required OfficeKind Kind { get; init; }

    /// <summary>介護事業所番号, or 医療機関コード: ten characters with a check digit.</summary>
    public required string Number { get; init; }

    /// <summary>Whether it is one of the 医療機関: a みなし介護事業所 may have the same number.</summary>
    public bool IsMedical { get; private init; }

    /// <summary>名称.</summary>
    public string Name { get; private set; } = "";

    /// <summary>郵便番号, seven digits; empty when not told.</summary>
    public string PostalCode { get; private set; } = "";

    /// <summary>所在地.</summary>
    public string Address { get; private set; } = "";

    /// <summary>電話番号.</summary>
    public string Phone { get; private set; } = "";

    /// <summary>法人名; empty when not told.</summary>
    public string CorporationName { get; private set; } = "";

    /// <summary>非営利法人.</summary>
    public bool IsNonProfit { get; private set; }

    /// <summary>サービス種類コード; empty for a 医療機関.</summary>
    public string[] ServiceCodes { get; private set; } = [];

    /// <summary>医療機関の種別; null for the others.</summary>
    public InstitutionKind? InstitutionKind { get; private set; }

    /// <summary>病床数; null for the others.</summary>
    public int? Beds { get; private set; }

    /// <summary>What the register knew when the office registered: shown beside what its people say.</summary>
    public required OfficeFacts RegisterFacts { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    public OfficeFacts Facts => new(
        Name, PostalCode, Address, Phone, CorporationName, IsNonProfit, ServiceCodes, InstitutionKind, Beds);

    /// <param name="place">As the register knows it.</param>
    /// <param name="facts">As its people say.</param>
    /// <param name="at">The UTC instant.</param>
    public static Office Register(RegisteredPlace place, OfficeFacts facts, DateTimeOffset at)
    {
        var office = new Office
        {
            Kind = place.Kind,
            Number = place.Number,
            IsMedical = place.Kind == OfficeKind.MedicalInstitution,
            RegisterFacts = place.Facts,
            RegisteredAt = at,
        };
        office.Describe(facts);
        return office;
    }

    public void Describe(OfficeFacts facts)
    {
        (Name, PostalCode, Address, Phone) = (facts.Name, facts.PostalCode, facts.Address, facts.Phone);
        (CorporationName, IsNonProfit) = (facts.CorporationName, facts.IsNonProfit);
        (ServiceCodes, InstitutionKind, Beds) = ([.. facts.ServiceCodes], facts.InstitutionKind, facts.Beds);
    }
}

public sealed class OfficeConfiguration : IEntityTypeConfiguration<Office>
{
    public void Configure(EntityTypeBuilder<Office> builder)
    {
        builder.Property(o => o.Kind).HasConversion<string>().HasMaxLength(30);
        builder.Property(o => o.Number).HasMaxLength(Office.NumberLength);
        builder.Property(o => o.Name).HasMaxLength(OfficeFacts.NameMaxLength);
        builder.Property(o => o.PostalCode).HasMaxLength(7);
        builder.Property(o => o.Address).HasMaxLength(OfficeFacts.AddressMaxLength);
        builder.Property(o => o.Phone).HasMaxLength(JapaneseText.PhoneNumber.MaxLength);
        builder.Property(o => o.CorporationName).HasMaxLength(OfficeFacts.CorporationNameMaxLength);
        builder.Property(o => o.InstitutionKind).HasConversion<string>().HasMaxLength(20);
        builder.Property(o => o.RegisterFacts).HasJson();
        builder.Ignore(o => o.Facts);
        builder.HasIndex(o => new { o.Number, o.IsMedical }).IsUnique().HasDatabaseName(Office.OnePerNumber);
        builder.Property<uint>(RowVersions.Property).IsRowVersion();
    }
}
