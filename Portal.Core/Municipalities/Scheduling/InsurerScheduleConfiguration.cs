using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

public sealed class InsurerScheduleConfiguration : IEntityTypeConfiguration<InsurerSchedule>
{
    public const string OnePerInsurer = "ux_insurer_schedules_insurer_id";

    public void Configure(EntityTypeBuilder<InsurerSchedule> builder)
    {
        builder.Property(s => s.Status).HasConversion<string>().HasMaxLength(20);
        builder.ComplexProperty(s => s.Setup, setup =>
        {
            setup.Property(p => p.StartsOn).HasColumnName("setup_starts_on");
            setup.Property(p => p.CompletesOn).HasColumnName("setup_completes_on");
        });
        builder.Property(s => s.InsurerReason).HasMaxLength(InsurerSchedule.ReasonMaxLength);
        builder.Property(s => s.PublicReason).HasMaxLength(InsurerSchedule.ReasonMaxLength);
        builder.Property<InsurerScheduleStatus>("publicAs").HasConversion<string>().HasMaxLength(20).HasColumnName("public_as");
        builder.HasOne<Insurer>().WithMany().HasForeignKey(s => s.InsurerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => s.ReplyBy).HasFilter("status = 'Notified'");
        builder.HasIndex(s => s.InsurerId).IsUnique().HasDatabaseName(OnePerInsurer);
        builder.Property<uint>(RowVersions.Property).IsRowVersion();
        builder.ToTable(t => t.HasCheckConstraint("ck_insurer_schedules_setup", "setup_starts_on <= setup_completes_on"));
        builder.ToTable(t => t.HasCheckConstraint(
            "ck_insurer_schedules_public", "(public_start_on IS NOT NULL) = (status IN ('Published', 'ChangeWished', 'Postponed'))"));
    }
}
