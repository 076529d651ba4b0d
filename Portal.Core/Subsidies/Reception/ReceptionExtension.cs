using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;
using Portal.Core.Content;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>
/// 受付の延長: after an incident a 受付期間 ends later than the rules of the programme say, whatever its revision. It is never taken
/// back, because somebody may rely on it; a later one goes on from it.
/// </summary>
public sealed class ReceptionExtension
{
    public const int NoticeMaxLength = 300;

    /// <summary>An incident delays by days; who needs more changes the programme, which takes two persons.</summary>
    public const int MaxDays = 31;

    public const string OncePerDay = "ux_reception_extensions_day";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>年度 of the programme.</summary>
    public required int FiscalYear { get; init; }

    public required SubsidyKind Kind { get; init; }

    /// <summary>受付を始める日 of the window: by it the window is found again in a later revision.</summary>
    public required DateOnly OpensOn { get; init; }

    /// <summary>延長した終わりの日, of Japan, until it has ended.</summary>
    public required DateOnly ClosesOn { get; init; }

    /// <summary>お知らせ: why, for everybody.</summary>
    public required string Notice { get; init; }

    /// <summary>The notice at the head of every page; the next extension ends it.</summary>
    public required Guid BannerId { get; init; }

    public required DateTimeOffset SetAt { get; init; }

    public required Guid SetById { get; init; }
}

public sealed class ReceptionExtensionConfiguration : IEntityTypeConfiguration<ReceptionExtension>
{
    public void Configure(EntityTypeBuilder<ReceptionExtension> builder)
    {
        builder.Property(e => e.Kind).HasConversion<string>().HasMaxLength(30);
        builder.Property(e => e.Notice).HasMaxLength(ReceptionExtension.NoticeMaxLength);
        builder.HasOne<Banner>().WithMany().HasForeignKey(e => e.BannerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => e.BannerId);
        builder.HasOne<Account>().WithMany().HasForeignKey(e => e.SetById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => e.SetById);
        builder.HasIndex(e => new { e.FiscalYear, e.Kind, e.OpensOn, e.ClosesOn }).IsUnique().HasDatabaseName(ReceptionExtension.OncePerDay);
        builder.ToTable(t => t.HasCheckConstraint("ck_reception_extensions_days", "opens_on < closes_on"));
    }
}
