using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.Accounts;

/// <summary>
/// How often something was tried in one window of time, counted in the database so that all instances share it.
/// The key is a hash: neither addresses nor tokens are readable here.
/// </summary>
public sealed class AttemptCounter
{
    public required string Key { get; init; }

    public required DateTimeOffset WindowStartedAt { get; init; }

    public int Count { get; set; }
}

public sealed class AttemptCounterConfiguration : IEntityTypeConfiguration<AttemptCounter>
{
    public void Configure(EntityTypeBuilder<AttemptCounter> builder)
    {
        builder.HasKey(c => new { c.Key, c.WindowStartedAt });
        builder.Property(c => c.Key).HasMaxLength(100);
        builder.HasIndex(c => c.WindowStartedAt);
    }
}
