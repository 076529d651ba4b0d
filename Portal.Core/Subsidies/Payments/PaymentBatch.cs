using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>支払の回の状態.</summary>
public enum PaymentBatchStatus
{
    /// <summary>作成中.</summary>
    Draft,

    /// <summary>確認待ち: it stands still until a second person releases it or sends it back.</summary>
    Proposed,

    /// <summary>振込依頼済み: its file may be saved, and the bank's results are awaited.</summary>
    Released,

    /// <summary>完了: every row has its result.</summary>
    Settled,

    /// <summary>取りやめ.</summary>
    Discarded,
}

/// <summary>支払の回: what is transferred on one day with one file, checked and released by a second person.</summary>
public sealed class PaymentBatch
{
    public const string TwoPersons = "ck_payment_batches_two_persons";

    /// <summary>Rows of one batch. What is due beyond that goes into another one.</summary>
    public const int MaxRows = 20_000;

    public const int ReasonMaxLength = 500;

    /// <summary>Given by the page that offers the form: sent twice, it makes one batch.</summary>
    public required Guid Id { get; init; }

    /// <summary>第n回.</summary>
    public required int Number { get; init; }

    /// <summary>振込指定日.</summary>
    public required DateOnly PayOn { get; init; }

    /// <summary>この日までに振り込む予定のもの.</summary>
    public required DateOnly DueUntil { get; init; }

    public PaymentBatchStatus Status { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required Guid CreatedById { get; init; }

    /// <summary>Who changed its rows last, or made it.</summary>
    public required Guid EditedById { get; set; }

    public required DateTimeOffset EditedAt { get; set; }

    /// <summary>Everybody who made, changed or proposed it, once each: none of them releases it.</summary>
    public required Guid[] Hands { get; set; }

    public Guid? ProposedById { get; private set; }

    public DateTimeOffset? ProposedAt { get; private set; }

    /// <summary>Why the second person sent it back, until it is proposed again.</summary>
    public string? SentBackReason { get; private set; }

    public Guid? ReleasedById { get; private set; }

    public DateTimeOffset? ReleasedAt { get; private set; }

    /// <summary>When results were recorded last; null before. It makes each recording a version of its own.</summary>
    public DateTimeOffset? ResultsAt { get; private set; }

    /// <summary>The last row has its result; null before.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>Rows whose application was deleted after its 保存期間, without those that had been taken out.</summary>
    public int PurgedRows { get; private set; }

    /// <summary>Their sum, yen.</summary>
    public long PurgedYen { get; private set; }

    /// <summary>振込不能 among them.</summary>
    public int PurgedFailed { get; private set; }

    public bool IsReleased => Status is PaymentBatchStatus.Released or PaymentBatchStatus.Settled;

    /// <summary>One of its rows has changed.</summary>
    public Result Edit(Guid byId, DateTimeOffset at)
    {
        if (Status != PaymentBatchStatus.Draft)
        {
            return PaymentErrors.NotDraft;
        }

        (EditedById, EditedAt, Hands) = (byId, at, HandsWith(byId));
        return Result.Done;
    }

    public Result Propose(Guid byId, DateTimeOffset at)
    {
        if (Status != PaymentBatchStatus.Draft)
        {
            return PaymentErrors.NotDraft;
        }

        (Status, ProposedById, ProposedAt, SentBackReason, Hands) = (PaymentBatchStatus.Proposed, byId, at, null, HandsWith(byId));
        return Result.Done;
    }

    public Result SendBack(string reason)
    {
        if (Status != PaymentBatchStatus.Proposed)
        {
            return PaymentErrors.NotProposed;
        }

        (Status, SentBackReason) = (PaymentBatchStatus.Draft, reason);
        return Result.Done;
    }

    /// <summary>二人目の確認: never by who ever made, changed or proposed it.</summary>
    public Result MayRelease(Guid byId) =>
        Status != PaymentBatchStatus.Proposed ? PaymentErrors.NotProposed
        : Hands.Contains(byId) ? PaymentErrors.NeedsAnotherPerson
        : Result.Done;

    public Result Release(Guid byId, DateTimeOffset at)
    {
        var may = MayRelease(byId);
        if (!may.Failed)
        {
            (Status, ReleasedById, ReleasedAt) = (PaymentBatchStatus.Released, byId, at);
        }

        return may;
    }

    public Result Discard()
    {
        if (Status != PaymentBatchStatus.Draft)
        {
            return PaymentErrors.NotDraft;
        }

        Status = PaymentBatchStatus.Discarded;
        return Result.Done;
    }

    /// <summary>残りを振込済みにする: from the day after, if the file was there to be given to a bank on the day.</summary>
    /// <param name="savedAt">The first time that somebody saved the file; null for never.</param>
    /// <param name="today">In Japan.</param>
    public Result MaySettle(DateTimeOffset? savedAt, DateOnly today) =>
        !IsReleased ? PaymentErrors.NotReleased
        : savedAt is not { } at ? PaymentErrors.FileNeverSaved
        : at.DayInJapan() > PayOn ? PaymentErrors.FileSavedLate
        : today <= PayOn ? PaymentErrors.TooEarly
        : Result.Done;

    /// <summary>Whether rows still wait for their result decides between 振込依頼済み and 完了.</summary>
    public void Count(bool rowsWait, DateTimeOffset at)
    {
        Status = rowsWait ? PaymentBatchStatus.Released : PaymentBatchStatus.Settled;
        SettledAt = rowsWait ? null : SettledAt ?? at;
        ResultsAt = at;
    }

    /// <summary>What the batch came to stays, though rows of it go; the words of a colleague about them do not, once nobody works on it.</summary>
    public void CountPurged(int rows, long yen, int failed)
    {
        (PurgedRows, PurgedYen, PurgedFailed) = (PurgedRows + rows, PurgedYen + yen, PurgedFailed + failed);
        SentBackReason = Status is PaymentBatchStatus.Draft or PaymentBatchStatus.Proposed ? SentBackReason : null;
    }

    private Guid[] HandsWith(Guid byId) => [.. Hands.Append(byId).Distinct()];
}

public sealed class PaymentBatchConfiguration : IEntityTypeConfiguration<PaymentBatch>
{
    public void Configure(EntityTypeBuilder<PaymentBatch> builder)
    {
        builder.Property(b => b.Id).ValueGeneratedNever();
        builder.Property(b => b.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(b => b.PurgedRows).HasDefaultValue(0);
        builder.Property(b => b.PurgedYen).HasDefaultValue(0L);
        builder.Property(b => b.PurgedFailed).HasDefaultValue(0);
        builder.Property(b => b.SentBackReason).HasMaxLength(PaymentBatch.ReasonMaxLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(b => b.CreatedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(b => b.Number).IsUnique();
        builder.HasIndex(b => new { b.PayOn, b.Number });
        builder.ToTable(t => t.HasCheckConstraint(
            PaymentBatch.TwoPersons,
            "released_by_id IS NULL OR NOT (released_by_id = ANY (hands))"));
        builder.ToTable(t => t.HasCheckConstraint(
            "ck_payment_batches_released", "(released_by_id IS NOT NULL) = (status IN ('Released', 'Settled'))"));
        builder.Property<uint>(RowVersions.Property).IsRowVersion();
    }
}
