using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Municipalities;

namespace Portal.Core.Accounts;

public sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.Property(a => a.DisplayName).HasMaxLength(Account.DisplayNameMaxLength);
        builder.Property(a => a.Department).HasMaxLength(Account.DepartmentMaxLength);
        builder.Property(a => a.Role).HasConversion<string>().HasMaxLength(30);
        builder.HasOne<Insurer>().WithMany().HasForeignKey(a => a.InsurerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => a.InsurerId);
        builder.ToTable(t => t.HasCheckConstraint(
            "ck_accounts_insurer", "(role IN ('InsurerStaff', 'InsurerAdministrator')) = (insurer_id IS NOT NULL)"));
    }
}
