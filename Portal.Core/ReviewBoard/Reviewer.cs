using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Municipalities;

namespace Portal.Core.ReviewBoard;

/// <summary>審査員 (審査会委員): a member in the insurer's register, picked for sessions and never typed again.</summary>
public sealed class Reviewer
{
    public const int NameMaxLength = 100;
    public const int ProfessionMaxLength = 50;
    public const int EmailMaxLength = 254;
    public const string OneAddressPerInsurer = "ux_reviewers_insurer_id_email_key";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid InsurerId { get; init; }

    /// <summary>氏名, NFC exactly as typed.</summary>
    public required string Name { get; set; }

    /// <summary>The address as typed and shown.</summary>
    public required string Email { get; set; }

    /// <summary>The address for comparison: width, case and spaces normalised.</summary>
    public required string EmailKey { get; set; }

    /// <summary>職種 in the insurer's own words, such as 医師 or 保健師.</summary>
    public required string Profession { get; set; }

    /// <summary>Inactive members stay in old sessions and are not offered for new ones.</summary>
    public bool IsActive { get; set; } = true;

    public DateTimeOffset CreatedAt { get; init; }
}

public sealed class ReviewerConfiguration : IEntityTypeConfiguration<Reviewer>
{
    public void Configure(EntityTypeBuilder<Reviewer> builder)
    {
        builder.Property(r => r.Name).HasMaxLength(Reviewer.NameMaxLength);
        builder.Property(r => r.Profession).HasMaxLength(Reviewer.ProfessionMaxLength);
        builder.Property(r => r.Email).HasMaxLength(Reviewer.EmailMaxLength);
        builder.Property(r => r.EmailKey).HasMaxLength(Reviewer.EmailMaxLength);
        builder.HasIndex(r => new { r.InsurerId, r.EmailKey }).IsUnique().HasDatabaseName(Reviewer.OneAddressPerInsurer);
        // One for each order of the register, so that a page of it costs the same however long it is.
        builder.HasIndex(r => new { r.InsurerId, r.Name, r.Id });
        builder.HasIndex(r => new { r.InsurerId, r.Profession, r.Id });
        builder.HasIndex(r => new { r.InsurerId, r.IsActive, r.Name, r.Id });
        builder.HasOne<Insurer>().WithMany().HasForeignKey(r => r.InsurerId).OnDelete(DeleteBehavior.Restrict);
        builder.Property<uint>("xmin").IsRowVersion();
    }
}
