using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

public sealed class SubsidyApplicationConfiguration : IEntityTypeConfiguration<SubsidyApplication>
{
    public void Configure(EntityTypeBuilder<SubsidyApplication> builder)
    {
        builder.Property(a => a.Kind).HasConversion<string>().HasMaxLength(30);
        builder.Property(a => a.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.Form).HasJson();
        builder.Property(a => a.Sent).HasJson();
        builder.Property(a => a.AccountKey).HasComputedColumnSql(
            "(sent -> 'Account' ->> 'BankCode') || '-' || (sent -> 'Account' ->> 'BranchCode') || '-' || (sent -> 'Account' ->> 'Number')",
            stored: true);
        builder.Property(a => a.Prefecture).HasMaxLength(2).HasComputedColumnSql("left(sent ->> 'OfficeNumber', 2)", stored: true);
        builder.Property(a => a.ReceiptNumber).HasMaxLength(JapaneseText.ReceiptNumber.Length);
        builder.HasOne<Office>().WithMany().HasForeignKey(a => a.OfficeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SubsidyProgramme>().WithMany().HasForeignKey(a => a.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.OfficeId, a.Kind, a.FiscalYear }, SubsidyApplication.OneDraft).IsUnique()
            .HasDatabaseName(SubsidyApplication.OneDraft).HasFilter("status = 'Draft'");
        builder.HasIndex(a => new { a.OfficeId, a.Kind, a.OnceYear }, SubsidyApplication.Once).IsUnique()
            .HasDatabaseName(SubsidyApplication.Once).HasFilter("status NOT IN ('Draft', 'Withdrawn', 'Denied')");
        builder.HasIndex(a => a.ReceiptNumber).IsUnique().HasDatabaseName(SubsidyApplication.OnePerNumber);
        builder.HasIndex(a => a.ProgrammeId);
        builder.HasIndex(a => new { a.Status, a.ReceivedAt });
        builder.HasIndex(a => new { a.ReceivedAt, a.Id }).HasFilter("status <> 'Draft'");
        builder.HasIndex(a => new { a.ReceivedAt, a.Id }, SubsidyApplication.Undecided)
            .HasDatabaseName(SubsidyApplication.Undecided).HasFilter("status IN ('Submitted', 'UnderReview', 'Returned')");
        builder.HasIndex(a => new { a.ConcludedOn, a.Id }, SubsidyApplication.Concluded)
            .HasDatabaseName(SubsidyApplication.Concluded).HasFilter("concluded_on IS NOT NULL");
        builder.HasIndex(a => new { a.FiscalYear, a.SavedAt, a.Id }).HasFilter("status = 'Draft'").HasDatabaseName("ix_subsidy_applications_drafts");
        builder.HasIndex(a => new { a.AccountKey, a.Id }).HasFilter("status <> 'Draft' AND status <> 'Withdrawn'");
        builder.HasIndex(a => new { a.OfficeId, a.Id });
        builder.HasIndex(a => a.FiscalYear)
            .IncludeProperties(a => new { a.Kind, a.Status, a.Prefecture, a.ReceivedAt, a.SubmittedAt, a.AmountYen, a.GrantedYen });
        builder.Property<uint>(RowVersions.Property).IsRowVersion();
    }
}
