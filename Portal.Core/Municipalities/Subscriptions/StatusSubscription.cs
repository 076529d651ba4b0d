using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Mail;

namespace Portal.Core.Municipalities;

/// <summary>
/// お知らせの登録: an address that was proved, and the municipalities that it is told of. The row goes when it ends, and the address with it.
/// </summary>
public sealed class StatusSubscription
{
    public const int MostPlaces = 100;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>As it is sent to.</summary>
    public required string Email { get; init; }

    /// <summary>As addresses are compared.</summary>
    public required string EmailKey { get; init; }

    /// <summary>When the address last said yes.</summary>
    public required DateTimeOffset ConfirmedAt { get; set; }

    /// <summary>送るのを止めた時: the address refused its mails for good; null while they are sent.</summary>
    public DateTimeOffset? PausedAt { get; private set; }

    public IList<SubscribedPlace> Places { get; init; } = [];

    /// <summary>
    /// Inside a transaction that changes what somebody is told of: neither a version nor a batch of mails nor an end falls in between. The
    /// publishers' turn comes first everywhere.
    /// </summary>
    internal static async Task TakeTurnAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        await PublicStatusVersion.TakeTurnAsync(db, cancellationToken);
        await AnnounceVersions.TakeTurnAsync(db, cancellationToken);
    }

    /// <summary>The address has answered: mails go there, also after a pause.</summary>
    public void Confirm(DateTimeOffset at) => (ConfirmedAt, PausedAt) = (at, null);

    /// <summary>What is new is told from the version after this one on; what stays keeps its beginning.</summary>
    public void Choose(IReadOnlyCollection<string> codes, int version)
    {
        foreach (var left in Places.Where(p => !codes.Contains(p.Code)).ToList())
        {
            Places.Remove(left);
        }

        foreach (var kept in Places)
        {
            kept.Keep();
        }

        foreach (var code in codes.Except(Places.Select(p => p.Code)).ToList())
        {
            Places.Add(new SubscribedPlace { SubscriptionId = Id, Code = code, SinceVersion = version });
        }
    }
}

/// <summary>知らせる市町村: one municipality, or a prefecture with all that it has then.</summary>
public sealed class SubscribedPlace
{
    public required Guid SubscriptionId { get; init; }

    /// <summary>Six digits of a municipality or two of a prefecture.</summary>
    public required string Code { get; init; }

    /// <summary>The version that was public when it was chosen: later ones are told.</summary>
    public required int SinceVersion { get; init; }

    /// <summary>The one that is no more, for whose sake this one is told; null when a person chose it.</summary>
    public string? SuccessorOf { get; private set; }

    /// <summary>A person has seen and kept it.</summary>
    internal void Keep() => SuccessorOf = null;

    public bool Covers(string municipality) => municipality.StartsWith(Code, StringComparison.Ordinal);
}

public sealed class StatusSubscriptionConfiguration
    : IEntityTypeConfiguration<StatusSubscription>, IEntityTypeConfiguration<SubscribedPlace>
{
    public void Configure(EntityTypeBuilder<StatusSubscription> builder)
    {
        builder.Property(s => s.Email).HasMaxLength(OutgoingMail.RecipientMaxLength);
        builder.Property(s => s.EmailKey).HasMaxLength(OutgoingMail.RecipientMaxLength);
        builder.HasIndex(s => s.EmailKey).IsUnique();
        builder.HasMany(s => s.Places).WithOne().HasForeignKey(p => p.SubscriptionId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SubscribedPlace> builder)
    {
        builder.ToTable("subscribed_places");
        builder.HasKey(p => new { p.SubscriptionId, p.Code });
        builder.Property(p => p.Code).HasMaxLength(LocalGovernmentCode.Length);
        builder.Property(p => p.SuccessorOf).HasMaxLength(LocalGovernmentCode.Length);
        builder.HasIndex(p => new { p.Code, p.SubscriptionId });
    }
}
