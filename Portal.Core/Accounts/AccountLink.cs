using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.Accounts;

/// <summary>What a mailed link is for (URLの用途).</summary>
public enum AccountLinkPurpose
{
    /// <summary>招待: set one's own password and begin.</summary>
    Activation,

    /// <summary>パスワードの再設定.</summary>
    PasswordReset,
}

/// <summary>A mailed one-time link (一度だけ使えるURL). Only the token's hash is stored.</summary>
public sealed class AccountLink
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public static readonly TimeSpan InvitationLifetime = TimeSpan.FromDays(14);
    public static readonly TimeSpan FirstOperatorLifetime = TimeSpan.FromHours(24);
    public static readonly TimeSpan ResetLifetime = TimeSpan.FromMinutes(60);

    /// <summary>After a recovery (復旧): it comes at an hour that nobody chose.</summary>
    public static readonly TimeSpan RecoveryLifetime = TimeSpan.FromDays(3);

    public required Guid AccountId { get; init; }

    public required AccountLinkPurpose Purpose { get; init; }

    /// <summary>SHA-256 of the 32 random bytes in the link.</summary>
    public required byte[] TokenHash { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Null while the link may still be used.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    /// <returns>The row and the token, which exists nowhere else.</returns>
    public static (AccountLink Link, string Token) Issue(
        Guid accountId, AccountLinkPurpose purpose, DateTimeOffset now, TimeSpan lifetime)
    {
        var token = SecretToken.New();
        var link = new AccountLink
        {
            AccountId = accountId,
            Purpose = purpose,
            TokenHash = token.Hash,
            ExpiresAt = now + lifetime,
        };
        return (link, token.Text);
    }

    /// <summary>How many times who has it was reminded by itself.</summary>
    public int Reminders { get; private set; }

    public void NoteReminders(int count) => Reminders = count;

    public bool IsUsableAt(DateTimeOffset now) => UsedAt is null && now < ExpiresAt;

    public void Use(DateTimeOffset at) => UsedAt ??= at;
}

public sealed class AccountLinkConfiguration : IEntityTypeConfiguration<AccountLink>
{
    public void Configure(EntityTypeBuilder<AccountLink> builder)
    {
        builder.Property(l => l.Purpose).HasConversion<string>().HasMaxLength(30);
        builder.Property(l => l.Reminders).HasDefaultValue(0);
        builder.HasIndex(l => l.TokenHash).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.Property<uint>("xmin").IsRowVersion();
    }
}
