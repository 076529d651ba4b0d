using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.Mail;

public sealed class OutgoingMailConfiguration : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> builder)
    {
        builder.Property(m => m.Recipient).HasMaxLength(OutgoingMail.RecipientMaxLength);
        builder.Property<string>("Domain").HasMaxLength(OutgoingMail.RecipientMaxLength)
            .HasComputedColumnSql("lower(split_part(recipient, '@', -1))", stored: true);
        builder.Property(m => m.Subject).HasMaxLength(OutgoingMail.SubjectMaxLength);
        builder.Property(m => m.Kind).HasMaxLength(60);
        builder.Property(m => m.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(m => m.MessageId).HasMaxLength(200);
        builder.Property(m => m.Problem).HasMaxLength(OutgoingMail.ProblemMaxLength);
        builder.HasIndex(m => m.NextAttemptAt).HasFilter("status IN ('Waiting', 'Retrying')");
        builder.HasIndex("Domain", nameof(OutgoingMail.NextAttemptAt)).HasFilter("status IN ('Waiting', 'Retrying')");
        builder.HasIndex(m => new { m.AboutId, m.CreatedAt });
        builder.HasIndex(m => new { m.Status, m.CreatedAt });
        builder.HasIndex(m => m.CreatedAt);
        builder.Property<uint>("xmin").IsRowVersion();
    }
}
