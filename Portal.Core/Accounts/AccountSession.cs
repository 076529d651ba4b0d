using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.Accounts;

/// <summary>One signed-in browser (ログイン中の端末). The cookie carries only a random key; its hash is here.</summary>
public sealed class AccountSession
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid AccountId { get; init; }

    /// <summary>SHA-256 of the key in the cookie.</summary>
    public required byte[] KeyHash { get; init; }

    public required DateTimeOffset SignedInAt { get; init; }

    public required DateTimeOffset LastSeenAt { get; set; }

    /// <summary>The instant after which nothing prolongs it (12 hours after sign-in).</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>When the person last proved who they are; decisions and exports want it recent.</summary>
    public required DateTimeOffset ProvedAt { get; set; }

    /// <summary>The office chosen to work for; null for the first of the person's offices, and for everybody else.</summary>
    public Guid? OfficeId { get; set; }

    /// <summary>代理 that was chosen to act by; null for the person's own offices. It counts only while it is in force.</summary>
    public Guid? ProxyId { get; set; }

    /// <summary>Browser and system in words, for the person's own list of sessions.</summary>
    public string Device { get; init; } = "";
}

public sealed class AccountSessionConfiguration : IEntityTypeConfiguration<AccountSession>
{
    public void Configure(EntityTypeBuilder<AccountSession> builder)
    {
        builder.Property(s => s.Device).HasMaxLength(200);
        builder.HasIndex(s => s.KeyHash).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Proxy>().WithMany().HasForeignKey(s => s.ProxyId).OnDelete(DeleteBehavior.SetNull);
    }
}
