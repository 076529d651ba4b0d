using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;

namespace Portal.Core.Content;

/// <summary>お知らせの既読: one person has said that they read it.</summary>
public sealed class NoticeReading
{
    public required Guid BannerId { get; init; }

    public required Guid AccountId { get; init; }

    public required DateTimeOffset ReadAt { get; init; }
}

public sealed class NoticeReadingConfiguration : IEntityTypeConfiguration<NoticeReading>
{
    public void Configure(EntityTypeBuilder<NoticeReading> builder)
    {
        builder.HasKey(r => new { r.AccountId, r.BannerId });
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Banner>().WithMany().HasForeignKey(r => r.BannerId).OnDelete(DeleteBehavior.Cascade);
    }
}
