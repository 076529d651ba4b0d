using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>How a return ended.</summary>
public enum ReturnOutcome
{
    /// <summary>再提出.</summary>
    Resubmitted,

    /// <summary>差し戻しの取り消し, by the examiner.</summary>
    TakenBack,

    /// <summary>取り下げ.</summary>
    Withdrawn,
}

/// <summary>One thing that is to be mended, and why.</summary>
/// <param name="Label">As both sides read it.</param>
/// <param name="Reason">理由.</param>
/// <param name="Item">The row; null for evidence.</param>
/// <param name="KindKey">書類の種類; null for a row.</param>
/// <param name="FileId">The one file; null for a row and for a whole kind.</param>
public sealed record ReturnedItem(string Label, string Reason, ApplicationItem? Item, string? KindKey, Guid? FileId)
{
    public ApplicationSection Section => Item?.Section() ?? ApplicationSection.Evidence;
}

/// <summary>差し戻し (修正の依頼): one round. What was sent before it and after it is kept as it was.</summary>
public sealed class ReturnForCorrection : IHasDueDay
{
    /// <summary>One at a time.</summary>
    public const string OneOpen = "ux_returns_for_correction_open";

    public const string OneOfARound = "ux_returns_for_correction_round";
    public const int ReasonMaxLength = 500;
    public const int WordsMaxLength = 1_000;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ApplicationId { get; init; }

    /// <summary>第n回, from 1.</summary>
    public required int Round { get; init; }

    int? IHasDueDay.Round => Round;

    /// <summary>直すところ: nothing else may be changed.</summary>
    public required IReadOnlyList<ReturnedItem> Items { get; init; }

    /// <summary>全体について, for the applicant; empty for none.</summary>
    public required string Words { get; init; }

    /// <summary>修正の期限. Nothing happens by itself when it passes but a mail.</summary>
    public required DateOnly DueOn { get; init; }

    public required DateTimeOffset ReturnedAt { get; init; }

    public required Guid ReturnedById { get; init; }

    /// <summary>What was sent last.</summary>
    public required SentApplication Before { get; init; }

    /// <summary>The form at that time: what is not marked goes on from it, and all of it comes back when the return is taken back.</summary>
    public required ApplicationForm BeforeForm { get; init; }

    /// <summary>審査の確認項目 that were ticked; they come back when the return is taken back.</summary>
    public ExaminationChecks? BeforeChecks { get; init; }

    /// <summary>When it ended; null while the office mends.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public ReturnOutcome? Outcome { get; private set; }

    public Guid? EndedById { get; private set; }

    /// <summary>What was sent again; null unless it was.</summary>
    public SentApplication? After { get; private set; }

    /// <summary>事務局へ伝えること, sent along; empty for nothing.</summary>
    public string Answer { get; private set; } = "";

    /// <summary>期限の前のお知らせ; null before.</summary>
    public DateTimeOffset? RemindedAt { get; private set; }

    /// <summary>期限を過ぎたお知らせ; null before.</summary>
    public DateTimeOffset? OverdueToldAt { get; private set; }

    public bool IsOpen => EndedAt is null;

    public void Resubmit(SentApplication after, string answer, Guid byId, DateTimeOffset at)
    {
        (After, Answer) = (after, answer);
        Finish(ReturnOutcome.Resubmitted, byId, at);
    }

    public void TakeBack(Guid byId, DateTimeOffset at) => Finish(ReturnOutcome.TakenBack, byId, at);

    public void Withdraw(Guid byId, DateTimeOffset at) => Finish(ReturnOutcome.Withdrawn, byId, at);

    public void NoteReminder(DateTimeOffset at) => RemindedAt = at;

    public void NoteOverdue(DateTimeOffset at) => OverdueToldAt = at;

    private void Finish(ReturnOutcome outcome, Guid byId, DateTimeOffset at) => (Outcome, EndedById, EndedAt) = (outcome, byId, at);
}

public sealed class ReturnForCorrectionConfiguration : IEntityTypeConfiguration<ReturnForCorrection>
{
    public void Configure(EntityTypeBuilder<ReturnForCorrection> builder)
    {
        builder.Property(r => r.Items).HasJson();
        builder.Property(r => r.Items).Metadata.SetValueComparer(
            new ValueComparer<IReadOnlyList<ReturnedItem>>((a, b) => ReferenceEquals(a, b), items => items.Count, items => items));
        builder.Property(r => r.Words).HasMaxLength(ReturnForCorrection.WordsMaxLength);
        builder.Property(r => r.Before).HasJson();
        builder.Property(r => r.BeforeForm).HasJson();
        builder.Property(r => r.BeforeChecks).HasJson();
        builder.Property(r => r.After).HasJson();
        builder.Property(r => r.Answer).HasMaxLength(ReturnForCorrection.WordsMaxLength);
        builder.Property(r => r.Outcome).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<SubsidyApplication>().WithMany().HasForeignKey(r => r.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.ReturnedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => r.ReturnedById);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.EndedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => r.EndedById);
        builder.HasIndex(r => new { r.ApplicationId, r.Round }).IsUnique().HasDatabaseName(ReturnForCorrection.OneOfARound);
        builder.HasIndex(r => r.ApplicationId, ReturnForCorrection.OneOpen).IsUnique()
            .HasDatabaseName(ReturnForCorrection.OneOpen).HasFilter("ended_at IS NULL");
        builder.HasIndex(r => r.DueOn).HasFilter("ended_at IS NULL");
        builder.ToTable(t => t.HasCheckConstraint("ck_returns_for_correction_outcome", "(ended_at IS NULL) = (outcome IS NULL)"));
    }
}
