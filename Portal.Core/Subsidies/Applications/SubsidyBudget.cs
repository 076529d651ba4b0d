using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.Subsidies;

/// <summary>予算の残り of one year and kind: every 提出 takes its turn here, so that the ceiling is never passed.</summary>
public sealed class SubsidyBudget
{
    public required int FiscalYear { get; init; }

    public required SubsidyKind Kind { get; init; }

    /// <summary>What has been applied for, in yen.</summary>
    public long TakenYen { get; private set; }
}

public sealed class SubsidyBudgetConfiguration : IEntityTypeConfiguration<SubsidyBudget>
{
    public void Configure(EntityTypeBuilder<SubsidyBudget> builder)
    {
        builder.Property(b => b.Kind).HasConversion<string>().HasMaxLength(30);
        builder.HasKey(b => new { b.FiscalYear, b.Kind });
        builder.ToTable(t => t.HasCheckConstraint("ck_subsidy_budgets_taken", "taken_yen >= 0"));
    }
}
