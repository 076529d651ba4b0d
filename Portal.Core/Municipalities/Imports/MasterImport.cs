using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;

namespace Portal.Core.Municipalities;

/// <summary>Which list is imported.</summary>
public enum MasterListKind
{
    /// <summary>市町村: the ministry's whole list.</summary>
    Municipalities,

    /// <summary>保険者: those that are named, the others stay.</summary>
    Insurers,

    /// <summary>主治医意見書の電送の開始日と住民の問い合わせ先: those that are named, the others stay.</summary>
    Opinions,
}

/// <summary>
/// An uploaded list between preview and import (取込の控え): kept on our side, so that what is imported is what was shown, and erased once
/// it was imported or an hour has passed. It holds nothing about people.
/// </summary>
public sealed class MasterImport
{
    public const int MaxRows = 5_000;
    public const int MaxBytes = 2 * 1024 * 1024;
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required MasterListKind Kind { get; init; }

    /// <summary>Only who uploaded it sees and imports it.</summary>
    public required Guid AccountId { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The file's bytes; null once imported.</summary>
    public required byte[]? Content { get; set; }

    public DateTimeOffset? ImportedAt { get; private set; }

    public int Added { get; private set; }

    public int Changed { get; private set; }

    public int Gone { get; private set; }

    public int Unchanged { get; private set; }

    internal void Finish(MasterImportCounts counts, DateTimeOffset at)
    {
        (Added, Changed, Gone, Unchanged) = counts;
        (Content, ImportedAt) = (null, at);
    }
}

/// <param name="Added">新規.</param>
/// <param name="Changed">変更.</param>
/// <param name="Gone">一覧からなくなる.</param>
/// <param name="Unchanged">変更なし.</param>
public sealed record MasterImportCounts(int Added, int Changed, int Gone, int Unchanged);

public sealed class MasterImportConfiguration : IEntityTypeConfiguration<MasterImport>
{
    public void Configure(EntityTypeBuilder<MasterImport> builder)
    {
        builder.Property(i => i.Kind).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<Account>().WithMany().HasForeignKey(i => i.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(i => i.ExpiresAt);
        builder.Property<uint>("xmin").IsRowVersion();
    }
}
