using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Mail;

namespace Portal.Core.Municipalities;

/// <summary>
/// お知らせの申込み: what somebody asked for, until who reads that address says yes. Erased after seven days, whatever became of it.
/// </summary>
public sealed class SubscriptionRequest
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>SHA-256 of the 32 random bytes in the mailed address.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>As it is sent to; empty once it was confirmed: the subscription has it.</summary>
    public required string Email { get; set; }

    /// <summary>As addresses are compared; empty once it was confirmed.</summary>
    public required string EmailKey { get; set; }

    /// <summary>Municipalities by their six digits, prefectures by their two.</summary>
    public required IReadOnlyList<string> Places { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>From then on the mailed address opens nothing, and the row goes.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What came of it; null until it was confirmed.</summary>
    public Guid? SubscriptionId { get; private set; }

    public void Confirm(StatusSubscription subscription) => (SubscriptionId, Email, EmailKey) = (subscription.Id, "", "");
}

public sealed class SubscriptionRequestConfiguration : IEntityTypeConfiguration<SubscriptionRequest>
{
    public void Configure(EntityTypeBuilder<SubscriptionRequest> builder)
    {
        builder.Property(r => r.Email).HasMaxLength(OutgoingMail.RecipientMaxLength);
        builder.Property(r => r.EmailKey).HasMaxLength(OutgoingMail.RecipientMaxLength);
        builder.HasIndex(r => r.EmailKey);
        builder.PrimitiveCollection(r => r.Places);
        builder.HasIndex(r => r.TokenHash).IsUnique();
        builder.HasIndex(r => r.ExpiresAt);
        builder.HasOne<StatusSubscription>().WithMany().HasForeignKey(r => r.SubscriptionId).OnDelete(DeleteBehavior.Cascade);
    }
}
