using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>Somebody works for an office in this portal (事業所の利用者). One person may work for several.</summary>
public sealed class OfficeMembership
{
    public const string OncePerOffice = "ux_office_memberships_office_id_account_id";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid OfficeId { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>事業所の管理者: invites, hands over, and sees to it that nobody stays who has left.</summary>
    public required bool IsAdministrator { get; set; }

    public required DateTimeOffset JoinedAt { get; init; }

    /// <summary>Null while the person belongs to the office.</summary>
    public DateTimeOffset? LeftAt { get; private set; }

    public void Leave(DateTimeOffset at) => LeftAt ??= at;
}

public sealed class OfficeMembershipConfiguration : IEntityTypeConfiguration<OfficeMembership>
{
    public void Configure(EntityTypeBuilder<OfficeMembership> builder)
    {
        builder.HasOne<Office>().WithMany().HasForeignKey(m => m.OfficeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.OfficeId, m.AccountId }).IsUnique().HasFilter("left_at IS NULL")
            .HasDatabaseName(OfficeMembership.OncePerOffice);
        builder.HasIndex(m => m.AccountId);
        builder.Property<uint>(RowVersions.Property).IsRowVersion();
    }
}
