using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.Mail;

/// <summary>
/// How fast one recipient domain gets mail from all instances together: mobile carriers refuse a sender for hours once
/// it has been too quick.
/// </summary>
public sealed class MailDomainPace
{
    /// <summary>How far ahead slots are given away; a claimed mail waits at most this long.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromSeconds(1);

    public required string Domain { get; init; }

    public DateTimeOffset NextSlotAt { get; private set; }

    /// <summary>The instants at which up to <paramref name="wanted"/> mails may go; fewer when the rest has to wait.</summary>
    public IReadOnlyList<DateTimeOffset> Reserve(int wanted, DateTimeOffset now, int perSecond)
    {
        var slots = new List<DateTimeOffset>();
        var next = NextSlotAt > now ? NextSlotAt : now;
        while (slots.Count < wanted && next < now + Horizon)
        {
            slots.Add(next);
            next += TimeSpan.FromSeconds(1) / perSecond;
        }

        NextSlotAt = next;
        return slots;
    }
}

public sealed class MailDomainPaceConfiguration : IEntityTypeConfiguration<MailDomainPace>
{
    public void Configure(EntityTypeBuilder<MailDomainPace> builder)
    {
        builder.HasKey(p => p.Domain);
        builder.Property(p => p.Domain).HasMaxLength(OutgoingMail.RecipientMaxLength);
    }
}
