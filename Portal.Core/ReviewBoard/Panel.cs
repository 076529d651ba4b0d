using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Municipalities;

namespace Portal.Core.ReviewBoard;

/// <summary>合議体: about five members who judge together (介護保険法施行令9条).</summary>
public sealed class Panel
{
    public const int NameMaxLength = 50;
    public const string OneNamePerInsurer = "ux_panels_insurer_id_name";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid InsurerId { get; init; }

    /// <summary>For example 第3合議体.</summary>
    public required string Name { get; set; }

    public bool IsActive { get; set; } = true;

    /// <summary>In the order in which they are listed; the head of the panel (合議体の長) first.</summary>
    public IList<PanelMember> Members { get; init; } = [];
}

public sealed class PanelMember
{
    public required Guid ReviewerId { get; init; }

    public Reviewer? Reviewer { get; init; }

    public required int Position { get; set; }

    /// <summary>合議体の長.</summary>
    public bool IsHead { get; set; }
}

public sealed class PanelConfiguration : IEntityTypeConfiguration<Panel>
{
    public void Configure(EntityTypeBuilder<Panel> builder)
    {
        builder.Property(p => p.Name).HasMaxLength(Panel.NameMaxLength);
        builder.HasIndex(p => new { p.InsurerId, p.Name }).IsUnique().HasDatabaseName(Panel.OneNamePerInsurer);
        builder.HasOne<Insurer>().WithMany().HasForeignKey(p => p.InsurerId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(p => p.Members, members =>
        {
            members.ToTable("PanelMembers");
            members.WithOwner().HasForeignKey("PanelId");
            members.HasKey("PanelId", nameof(PanelMember.ReviewerId));
            members.HasOne(m => m.Reviewer).WithMany().HasForeignKey(m => m.ReviewerId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Property<uint>("xmin").IsRowVersion();
    }
}
