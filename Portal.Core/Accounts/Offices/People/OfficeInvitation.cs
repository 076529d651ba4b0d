using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>利用者の招待: somebody may join an office, with the account they have or with a new one.</summary>
public sealed class OfficeInvitation
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    /// <summary>So many may be open at once for one office.</summary>
    public const int MostOpen = 50;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid OfficeId { get; init; }

    /// <summary>As it is sent to.</summary>
    public required string Email { get; init; }

    /// <summary>事業所の管理者 from the start.</summary>
    public required bool IsAdministrator { get; init; }

    /// <summary>SHA-256 of the 32 random bytes in the mailed address.</summary>
    public required byte[] TokenHash { get; init; }

    public required Guid InvitedById { get; init; }

    public required DateTimeOffset InvitedAt { get; init; }

    /// <summary>From then on the mailed address opens nothing.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Null while it is open: accepted, withdrawn or replaced by a newer one.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Who joined with it; null for one that is open, was taken back or was replaced.</summary>
    public Guid? AcceptedById { get; private set; }

    /// <summary>What becomes of it when this account accepts.</summary>
    public OfficeMembership Membership(Guid accountId, DateTimeOffset at) =>
        new() { OfficeId = OfficeId, AccountId = accountId, IsAdministrator = IsAdministrator, JoinedAt = at };

    public void Accept(Guid accountId, DateTimeOffset at) => (AcceptedById, ClosedAt) = (accountId, at);

    public void Close(DateTimeOffset at) => ClosedAt ??= at;
}

public sealed class OfficeInvitationConfiguration : IEntityTypeConfiguration<OfficeInvitation>
{
    public void Configure(EntityTypeBuilder<OfficeInvitation> builder)
    {
        builder.Property(i => i.Email).HasMaxLength(254);
        builder.HasOne<Office>().WithMany().HasForeignKey(i => i.OfficeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(i => i.InvitedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(i => i.AcceptedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(i => i.TokenHash).IsUnique();
        builder.HasIndex(i => i.OfficeId);
        builder.Property<uint>(RowVersions.Property).IsRowVersion();
    }
}
