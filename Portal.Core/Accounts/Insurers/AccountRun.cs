using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>What a run does with each of its rows.</summary>
public enum AccountRunKind
{
    /// <summary>発行: an account for an insurer's first administrator, with its invitation.</summary>
    Issue,

    /// <summary>催促: another mail to who has not signed in.</summary>
    Remind,
}

/// <summary>
/// アカウントの一括の発行・催促. Between preview and start it holds the uploaded list of contacts, for its uploader and for an hour; how far it is
/// stands in its rows alone, so that a worker may die anywhere.
/// </summary>
public sealed class AccountRun
{
    public const int MaxRows = 5_000;
    public const int MaxBytes = 2 * 1024 * 1024;
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    public required Guid Id { get; init; }

    public required AccountRunKind Kind { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>Of what was only looked at.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The file's bytes; null once the run has started.</summary>
    public byte[]? Content { get; private set; }

    /// <summary>Null while it is only looked at.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    public int Count { get; private set; }

    public void Keep(byte[] content) => Content = content;

    public void Start(int count, DateTimeOffset at) => (Count, StartedAt, Content) = (count, at, null);
}

internal static class KeptContacts
{
    /// <summary>One list for each person at a time.</summary>
    public static async Task<Guid> KeepContactsAsync(
        this PortalDbContext db, byte[] content, Guid accountId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.AccountRuns.Where(r => r.AccountId == accountId && r.StartedAt == null).ExecuteDeleteAsync(cancellationToken);
        var run = new AccountRun { Id = Guid.CreateVersion7(), Kind = AccountRunKind.Issue, AccountId = accountId, ExpiresAt = now + AccountRun.KeptFor };
        run.Keep(content);
        db.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        return run.Id;
    }
}

public sealed class AccountRunConfiguration : IEntityTypeConfiguration<AccountRun>
{
    public void Configure(EntityTypeBuilder<AccountRun> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Kind).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => r.StartedAt);
        builder.Property<uint>(RowVersions.Property).IsRowVersion();
    }
}
