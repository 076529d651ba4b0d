using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;

namespace Portal.Core.Subsidies;

/// <summary>残す指定: somebody of the secretariat keeps the records of one application beyond their 保存期間, for an audit or a dispute, until it is lifted.</summary>
public sealed class RetentionOrder
{
    /// <summary>One holds at a time.</summary>
    public const string OneOpen = "ux_retention_orders_open";

    public const int ReasonMaxLength = 500;

    /// <summary>Made with the form, so that a second click is the same one.</summary>
    public required Guid Id { get; init; }

    public required Guid ApplicationId { get; init; }

    /// <summary>For the secretariat alone.</summary>
    public required string Reason { get; init; }

    public required DateTimeOffset OrderedAt { get; init; }

    public required Guid OrderedById { get; init; }

    /// <summary>Null while it holds.</summary>
    public DateTimeOffset? LiftedAt { get; private set; }

    public Guid? LiftedById { get; private set; }

    public void Lift(Guid byId, DateTimeOffset at) => (LiftedById, LiftedAt) = (byId, at);
}

public sealed class RetentionOrderConfiguration : IEntityTypeConfiguration<RetentionOrder>
{
    public void Configure(EntityTypeBuilder<RetentionOrder> builder)
    {
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.Reason).HasMaxLength(RetentionOrder.ReasonMaxLength);
        builder.HasOne<SubsidyApplication>().WithMany().HasForeignKey(o => o.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(o => o.OrderedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(o => o.LiftedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(o => o.ApplicationId);
        builder.HasIndex(o => o.OrderedById);
        builder.HasIndex(o => o.LiftedById);
        builder.HasIndex(o => o.ApplicationId, RetentionOrder.OneOpen).IsUnique()
            .HasDatabaseName(RetentionOrder.OneOpen).HasFilter("lifted_at IS NULL");
        builder.ToTable(t => t.HasCheckConstraint("ck_retention_orders_lifted", "(lifted_at IS NULL) = (lifted_by_id IS NULL)"));
    }
}
