using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.Municipalities;

/// <summary>保険者の種別.</summary>
public enum InsurerKind
{
    /// <summary>市町村.</summary>
    Municipality,

    /// <summary>広域連合.</summary>
    WideAreaUnion,

    /// <summary>一部事務組合.</summary>
    PartialAffairsAssociation,
}

/// <summary>保険者: the body that runs long-term care insurance, one municipality or a union of several.</summary>
public sealed class Insurer
{
    public const int NameMaxLength = 100;
    public const string OnePerNumber = "ix_insurers_insurer_number";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>保険者番号: six digits with a check digit by modulus 10; a string, for its leading zero.</summary>
    public required string InsurerNumber { get; init; }

    public required string Name { get; set; }

    public required InsurerKind Kind { get; set; }

    /// <summary>保険者機能: false for a union that only runs the review board.</summary>
    public bool HasInsurerFunction { get; set; } = true;

    /// <summary>介護保険システムのベンダ; null while it is not known.</summary>
    public Guid? VendorId { get; set; }

    /// <summary>構成市町村: six-digit local government codes and names; empty for a municipality.</summary>
    public IList<MemberMunicipality> Members { get; init; } = [];

    /// <returns>The names of what is different now.</returns>
    public IReadOnlyList<string> Describe(
        string name, InsurerKind kind, IReadOnlyList<MemberMunicipality> members, bool hasInsurerFunction, Guid? vendorId)
    {
        var typed = JapaneseNfc.Normalise(name.Trim());
        var changed = new List<string>();
        Note(nameof(Name), typed != Name);
        Note(nameof(Kind), kind != Kind);
        Note(nameof(HasInsurerFunction), hasInsurerFunction != HasInsurerFunction);
        Note(nameof(Members), !members.SequenceEqual(Members));
        Note(nameof(VendorId), vendorId != VendorId);
        (Name, Kind, HasInsurerFunction, VendorId) = (typed, kind, hasInsurerFunction, vendorId);
        if (changed.Contains(nameof(Members)))
        {
            Members.Clear();
            foreach (var member in members)
            {
                Members.Add(member);
            }
        }

        return changed;

        void Note(string field, bool differs)
        {
            if (differs)
            {
                changed.Add(field);
            }
        }
    }
}

/// <param name="Code">全国地方公共団体コード, six digits.</param>
/// <param name="Name">市町村名.</param>
public sealed record MemberMunicipality(string Code, string Name);

public sealed class InsurerConfiguration : IEntityTypeConfiguration<Insurer>
{
    public void Configure(EntityTypeBuilder<Insurer> builder)
    {
        builder.Property(i => i.InsurerNumber).HasMaxLength(6).IsFixedLength();
        builder.Property(i => i.Name).HasMaxLength(Insurer.NameMaxLength);
        builder.Property(i => i.Kind).HasConversion<string>().HasMaxLength(30);
        builder.HasIndex(i => i.InsurerNumber).IsUnique();
        builder.HasOne<SystemVendor>().WithMany().HasForeignKey(i => i.VendorId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(i => i.Members, members => members.ToJson("members"));
        builder.Property<uint>(RowVersions.Property).IsRowVersion();
        builder.ToTable(t => t.HasCheckConstraint("ck_insurers_number", "insurer_number ~ '^[0-9]{6}$'"));
    }
}
