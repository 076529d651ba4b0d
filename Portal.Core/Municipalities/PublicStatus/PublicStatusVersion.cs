using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>Why the public status changed.</summary>
public enum PublicStatusCause
{
    /// <summary>市町村の一覧: supplied with the portal, or imported.</summary>
    Places,

    /// <summary>利用開始日の公表.</summary>
    Starts,

    /// <summary>主治医意見書の電送の開始日と住民の問い合わせ先の公表.</summary>
    Opinions,
}

/// <summary>
/// 公表の版: what everybody sees of the municipalities, numbered without gaps. Every instance asks for the newest number five times a second
/// and reads everything anew when it is another one.
/// </summary>
public sealed class PublicStatusVersion
{
    public const string OnePerNumber = "ix_public_status_versions_number";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required int Number { get; init; }

    public required PublicStatusCause Cause { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Null for what the command line has done.</summary>
    public required Guid? PublishedById { get; init; }

    /// <summary>
    /// The next one. Of two that are made at once the unique number lets one be saved; who must not fail takes
    /// <see cref="TakeTurnAsync"/> first.
    /// </summary>
    internal static async Task<PublicStatusVersion> NextAsync(
        PortalDbContext db, PublicStatusCause cause, DateTimeOffset now, Guid? byId, CancellationToken cancellationToken) => new()
        {
            Number = await NewestAsync(db, cancellationToken) + 1,
            Cause = cause,
            PublishedAt = now,
            PublishedById = byId,
        };

    /// <summary>0 before anything was published.</summary>
    internal static async Task<int> NewestAsync(PortalDbContext db, CancellationToken cancellationToken) =>
        await db.PublicStatusVersions.MaxAsync(v => (int?)v.Number, cancellationToken) ?? 0;

    /// <summary>Inside a transaction: the next one who publishes waits until this one has committed.</summary>
    internal static Task TakeTurnAsync(PortalDbContext db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('public_status_versions'))", cancellationToken);
}

public sealed class PublicStatusVersionConfiguration : IEntityTypeConfiguration<PublicStatusVersion>
{
    public void Configure(EntityTypeBuilder<PublicStatusVersion> builder)
    {
        builder.Property(v => v.Cause).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(v => v.Number).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(v => v.PublishedById).OnDelete(DeleteBehavior.Restrict);
    }
}
