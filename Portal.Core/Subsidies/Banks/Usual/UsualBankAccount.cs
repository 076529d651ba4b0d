using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>振込先の口座 of an office, kept once: a new application begins with it. What was sent keeps the account that it named.</summary>
public sealed class UsualBankAccount
{
    public required Guid OfficeId { get; init; }

    /// <summary>As it was typed, to begin a form with.</summary>
    public required BankAccountForm Form { get; set; }

    /// <summary>As a transfer names it.</summary>
    public required BankAccount Account { get; set; }

    public required DateTimeOffset SavedAt { get; set; }

    public required Guid SavedById { get; set; }
}

public sealed class UsualBankAccountConfiguration : IEntityTypeConfiguration<UsualBankAccount>
{
    public void Configure(EntityTypeBuilder<UsualBankAccount> builder)
    {
        builder.HasKey(a => a.OfficeId);
        builder.HasOne<Office>().WithOne().HasForeignKey<UsualBankAccount>(a => a.OfficeId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(a => a.Form).HasJson();
        builder.Property(a => a.Account).HasJson();
        builder.Property<uint>(RowVersions.Property).IsRowVersion();
    }
}
