using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;

namespace Portal.Core.Municipalities;

/// <summary>通知の回: the insurers that were told of their drafts together.</summary>
public sealed class ScheduleWave
{
    /// <summary>Given by the form, so that a second click sends nothing twice.</summary>
    public required Guid Id { get; init; }

    public required DateTimeOffset NotifiedAt { get; init; }

    public required Guid NotifiedById { get; init; }

    /// <summary>回答期限.</summary>
    public required DateOnly ReplyBy { get; init; }

    public required int Insurers { get; init; }
}

public sealed class ScheduleWaveConfiguration : IEntityTypeConfiguration<ScheduleWave>
{
    public void Configure(EntityTypeBuilder<ScheduleWave> builder)
    {
        builder.Property(w => w.Id).ValueGeneratedNever();
        builder.HasOne<Account>().WithMany().HasForeignKey(w => w.NotifiedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(w => w.NotifiedAt);
    }
}
