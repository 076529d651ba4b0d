using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>口座の訂正 after a failed transfer, kept beside what was sent.</summary>
public sealed class AccountCorrection
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ApplicationId { get; init; }

    /// <summary>The failed payment that it answers.</summary>
    public required Guid PaymentId { get; init; }

    public required BankAccount Before { get; init; }

    public required BankAccount After { get; init; }

    /// <summary>As <see cref="SubsidyApplication.AccountKey"/>.</summary>
    public string AccountKey { get; private init; } = "";

    public required DateTimeOffset At { get; init; }

    public required Guid ById { get; init; }
}

public sealed class AccountCorrectionConfiguration : IEntityTypeConfiguration<AccountCorrection>
{
    public void Configure(EntityTypeBuilder<AccountCorrection> builder)
    {
        builder.Property(c => c.Before).HasJson();
        builder.Property(c => c.After).HasJson();
        builder.Property(c => c.AccountKey).HasComputedColumnSql(
            "(after ->> 'BankCode') || '-' || (after ->> 'BranchCode') || '-' || (after ->> 'Number')", stored: true);
        builder.HasOne<SubsidyApplication>().WithMany().HasForeignKey(c => c.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Payment>().WithMany().HasForeignKey(c => c.PaymentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => c.PaymentId);
        builder.HasIndex(c => new { c.ApplicationId, c.At });
        builder.HasIndex(c => c.AccountKey);
    }
}
