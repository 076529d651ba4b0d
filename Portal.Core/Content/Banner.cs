using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Content;

/// <summary>In the order in which they are shown.</summary>
public enum BannerKind
{
    /// <summary>緊急.</summary>
    Emergency,

    /// <summary>メンテナンス.</summary>
    Maintenance,

    /// <summary>お知らせ.</summary>
    Information,
}

/// <summary>お知らせ, for a period: to everybody it stands at the head of every page, to one kind of place on its マイページ.</summary>
public sealed class Banner
{
    public const int TextMaxLength = 500;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required BannerKind Kind { get; init; }

    /// <summary>あて先.</summary>
    public BannerAudience Audience { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset ShownFrom { get; init; }

    /// <summary>Null: until an operator ends it.</summary>
    public required DateTimeOffset? ShownUntil { get; init; }

    public required DateTimeOffset SetAt { get; init; }

    public required Guid SetById { get; init; }

    public DateTimeOffset? EndedAt { get; private set; }

    public Guid? EndedById { get; private set; }

    public bool IsOverAt(DateTimeOffset now) => EndedAt is not null || ShownUntil <= now;

    /// <summary>Before its period it never shows; during it, it goes from every page.</summary>
    public Result End(Guid byId, DateTimeOffset now)
    {
        if (IsOverAt(now))
        {
            return BannerErrors.AlreadyOver;
        }

        (EndedAt, EndedById) = (now, byId);
        return Result.Done;
    }
}

public sealed class BannerConfiguration : IEntityTypeConfiguration<Banner>
{
    public void Configure(EntityTypeBuilder<Banner> builder)
    {
        builder.Property(b => b.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(b => b.Audience).HasConversion<string>().HasMaxLength(20);
        builder.Property(b => b.Text).HasMaxLength(Banner.TextMaxLength);
        builder.HasIndex(b => new { b.SetAt, b.Id });
        builder.HasIndex(b => new { b.ShownFrom, b.Id });
        builder.Property<uint>(RowVersions.Property).IsRowVersion();
        builder.ToTable(t => t.HasCheckConstraint("ck_banners_period", "shown_from < shown_until"));
    }
}
