using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.Mail;

/// <summary>A mail that Development keeps readable instead of sending it; no row is ever written elsewhere.</summary>
public sealed class DevelopmentMail
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string MessageId { get; init; }

    public required string Recipient { get; init; }

    public required string Subject { get; init; }

    /// <summary>Folded, as a mail program would show it.</summary>
    public required string Body { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
}

public sealed class DevelopmentMailConfiguration : IEntityTypeConfiguration<DevelopmentMail>
{
    public void Configure(EntityTypeBuilder<DevelopmentMail> builder)
    {
        builder.Property(m => m.MessageId).HasMaxLength(200);
        builder.Property(m => m.Recipient).HasMaxLength(OutgoingMail.RecipientMaxLength);
        builder.Property(m => m.Subject).HasMaxLength(OutgoingMail.SubjectMaxLength);
        builder.HasIndex(m => m.ReceivedAt);
    }
}
