using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Municipalities;

namespace Portal.Core.ReviewBoard;

/// <summary>合議体: about five members who judge together (介護保険法施行令9条).</summary>
public sealed class Panel
{
    public const int NameMaxLength = 50;
    public const int UsualMembers = 5;
    public const int MaxMembers = ReviewSession.MaxReviewers;
    public const string OneNamePerInsurer = "ux_panels_insurer_id_name";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid InsurerId { get; init; }

    /// <summary>For example 第3合議体.</summary>
    public required string Name { get; set; }

    /// <summary>An inactive panel keeps its sessions and is not offered for new ones.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>Counts edits: a change of members alone must change the panel's row too, or two clerks would not notice each other.</summary>
    public int Revision { get; private set; }

    /// <summary>In the order in which they are listed.</summary>
    public IList<PanelMember> Members { get; init; } = [];

    /// <summary>Sets the members in the given order; nobody twice, and the head is one of them or nobody.</summary>
    public void Seat(IReadOnlyList<Guid> reviewerIds, Guid? headId)
    {
        foreach (var gone in Members.Where(m => !reviewerIds.Contains(m.ReviewerId)).ToList())
        {
            Members.Remove(gone);
        }

        foreach (var (position, reviewerId) in reviewerIds.Index())
        {
            if (Members.SingleOrDefault(m => m.ReviewerId == reviewerId) is not { } member)
            {
                Members.Add(member = new PanelMember { ReviewerId = reviewerId, Position = position });
            }

            (member.Position, member.IsHead) = (position, reviewerId == headId);
        }

        Revision++;
    }

    public void Touch() => Revision++;
}

/// <summary>合議体の委員: a seat.</summary>
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
        // Those in use first, each by name: an index gives the list already in order.
        builder.HasIndex(p => new { p.InsurerId, p.IsActive, p.Name }).IsDescending(false, true, false);
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
