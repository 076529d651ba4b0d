using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>
/// 通知書の一括印刷: the letters of all decisions that were in no run when it was started. How far it is stands in its letters alone, so
/// that a worker may die anywhere; how many they were at first stands here, so that none has to be counted that is printed.
/// </summary>
public sealed class LetterRun
{
    /// <summary>Made with the form, so that a second click starts nothing more.</summary>
    public required Guid Id { get; init; }

    public required Guid StartedById { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>What it was narrowed down to.</summary>
    public required LetterFilter Filter { get; init; }

    /// <summary>Letters that it took up, those that had been opened before among them.</summary>
    public int Letters { get; private set; }

    /// <summary>Letters that were stopped in it, and that a later run has taken up.</summary>
    public int Moved { get; private set; }

    /// <summary>Letters of it that were deleted with their applications (保存期間).</summary>
    public int Purged { get; private set; }

    /// <summary>Those of them that were printed.</summary>
    public int PurgedPrinted { get; private set; }

    /// <summary>止めた時; null while it goes on.</summary>
    public DateTimeOffset? HaltedAt { get; private set; }

    public void TakeUp(int letters) => Letters = letters;

    public void Halt(DateTimeOffset at) => HaltedAt ??= at;

    public void GoOn() => HaltedAt = null;
}

/// <summary>Which letters; null for any.</summary>
/// <param name="FiscalYear">年度 of the programme.</param>
/// <param name="Kind">助成金の種類.</param>
/// <param name="Grants">交付決定, or 不交付決定.</param>
/// <param name="DecidedUntil">Decided on that day of Japan at the latest.</param>
public sealed record LetterFilter(int? FiscalYear = null, SubsidyKind? Kind = null, bool? Grants = null, DateOnly? DecidedUntil = null);

public sealed class LetterRunConfiguration : IEntityTypeConfiguration<LetterRun>
{
    public void Configure(EntityTypeBuilder<LetterRun> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Filter).HasJson();
        builder.Property(r => r.Letters).HasDefaultValue(0);
        builder.Property(r => r.Moved).HasDefaultValue(0);
        builder.Property(r => r.Purged).HasDefaultValue(0);
        builder.Property(r => r.PurgedPrinted).HasDefaultValue(0);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.StartedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => r.StartedAt);
    }
}
