using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// An uploaded list of reviewers between preview and import (取込の控え): kept encrypted on our side, so that what is
/// imported is what was shown, and erased once it was imported or an hour has passed.
/// </summary>
public sealed class ReviewerImport
{
    public const int MaxRows = 5_000;
    public const int MaxBytes = 1024 * 1024;
    public const string ProtectionPurpose = "ReviewerImport.Content";
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid InsurerId { get; init; }

    /// <summary>Only who uploaded it sees and imports it.</summary>
    public required Guid AccountId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The file's bytes, encrypted; null once imported.</summary>
    public required byte[]? ProtectedContent { get; set; }

    public DateTimeOffset? ImportedAt { get; private set; }

    public int Added { get; private set; }

    public int Changed { get; private set; }

    public int Unchanged { get; private set; }

    /// <summary>Rows left out because of their problems.</summary>
    public int LeftOut { get; private set; }

    public int NewPanels { get; private set; }

    public void Finish(ReviewerImportCounts counts, DateTimeOffset at)
    {
        (Added, Changed, Unchanged, LeftOut, NewPanels) = counts;
        (ProtectedContent, ImportedAt) = (null, at);
    }
}

/// <param name="Added">新しく登録.</param>
/// <param name="Changed">変更.</param>
/// <param name="Unchanged">変更なし.</param>
/// <param name="LeftOut">エラーのため除いた行.</param>
/// <param name="NewPanels">新しい合議体.</param>
public sealed record ReviewerImportCounts(int Added, int Changed, int Unchanged, int LeftOut, int NewPanels);

public sealed class ReviewerImportConfiguration : IEntityTypeConfiguration<ReviewerImport>
{
    public void Configure(EntityTypeBuilder<ReviewerImport> builder)
    {
        builder.HasOne<Insurer>().WithMany().HasForeignKey(i => i.InsurerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(i => i.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(i => i.ExpiresAt);
        builder.Property<uint>("xmin").IsRowVersion();
    }
}
