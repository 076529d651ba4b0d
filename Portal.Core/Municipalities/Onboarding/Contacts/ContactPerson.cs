using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.Municipalities;

/// <summary>担当者: whom the secretariat asks about an insurer's preparation. Not an account: it opens nothing.</summary>
public sealed class ContactPerson
{
    public const int NameMaxLength = 100;
    public const int DepartmentMaxLength = 100;

    /// <summary>So many for one insurer.</summary>
    public const int Most = 10;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid InsurerId { get; init; }

    public required string Name { get; set; }

    /// <summary>部署.</summary>
    public required string Department { get; set; }

    public required string Phone { get; set; }

    /// <summary>As it is sent to.</summary>
    public required string Email { get; set; }

    public required DateTimeOffset SavedAt { get; set; }
}

public sealed class ContactPersonConfiguration : IEntityTypeConfiguration<ContactPerson>
{
    public void Configure(EntityTypeBuilder<ContactPerson> builder)
    {
        builder.Property(c => c.Name).HasMaxLength(ContactPerson.NameMaxLength);
        builder.Property(c => c.Department).HasMaxLength(ContactPerson.DepartmentMaxLength);
        builder.Property(c => c.Phone).HasMaxLength(PhoneNumber.MaxLength);
        builder.Property(c => c.Email).HasMaxLength(MailAddress.MaxLength);
        builder.HasOne<Insurer>().WithMany().HasForeignKey(c => c.InsurerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => c.InsurerId);
        builder.Property<uint>(RowVersions.Property).IsRowVersion();
    }
}
