using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>
/// 認証キー of an insurer that connects by 方式①: its system shows it at each link. Shown once to who issues it; only its hash is stored.
/// </summary>
public sealed class AuthenticationKey
{
    /// <summary>Two at a time, so that the next one can be set before the last one ends.</summary>
    public const int MostValid = 2;

    /// <summary>Of the key's own characters: enough to tell two apart, too few to help who guesses.</summary>
    public const int EndLength = 4;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid InsurerId { get; init; }

    /// <summary>SHA-256 of its 32 random bytes.</summary>
    public required byte[] KeyHash { get; init; }

    /// <summary>末尾の4文字.</summary>
    public required string End { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required Guid IssuedById { get; init; }

    /// <summary>失効; null while it may be used.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    public Guid? RevokedById { get; private set; }

    /// <summary>最終利用; null for 未使用.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    public void Revoke(Guid byId, DateTimeOffset at) => (RevokedAt, RevokedById) = (at, byId);
}

public sealed class AuthenticationKeyConfiguration : IEntityTypeConfiguration<AuthenticationKey>
{
    public void Configure(EntityTypeBuilder<AuthenticationKey> builder)
    {
        builder.Property(k => k.Id).ValueGeneratedNever();
        builder.Property(k => k.End).HasMaxLength(AuthenticationKey.EndLength);
        builder.HasIndex(k => k.KeyHash).IsUnique();
        builder.HasOne<Insurer>().WithMany().HasForeignKey(k => k.InsurerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(k => k.IssuedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(k => k.RevokedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(k => k.InsurerId);
        builder.ToTable(t => t.HasCheckConstraint("ck_authentication_keys_revoked", "(revoked_at IS NULL) = (revoked_by_id IS NULL)"));
    }
}
