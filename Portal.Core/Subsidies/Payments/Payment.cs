using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>支払の状態.</summary>
public enum PaymentStatus
{
    /// <summary>振込の予定: in a batch that is not released yet.</summary>
    Listed,

    /// <summary>外した, by somebody with a reason, or with the whole batch.</summary>
    Excluded,

    /// <summary>結果待ち: in a released file.</summary>
    Sent,

    /// <summary>振込済み.</summary>
    Paid,

    /// <summary>振込不能.</summary>
    Failed,
}

/// <summary>支払: one application's row of one batch. Amount and account are those of the proposal, and fixed with the release.</summary>
public sealed class Payment
{
    /// <summary>In one batch at a time, and paid once: whatever else goes wrong, the database refuses a second one.</summary>
    public const string OneOpen = "ux_payments_open";

    public const int ReasonMaxLength = 500;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid BatchId { get; init; }

    public required Guid ApplicationId { get; init; }

    /// <summary>番号 in the batch, from 1; it stays when others are taken out.</summary>
    public required int Row { get; init; }

    /// <summary>振込の予定 as the decision promised it.</summary>
    public required DateOnly PromisedBy { get; init; }

    public PaymentStatus Status { get; private set; }

    public required int AmountYen { get; set; }

    public required BankAccount Account { get; set; }

    /// <summary>Why it was taken out.</summary>
    public string? Reason { get; private set; }

    /// <summary>保留: no later batch takes it until somebody lifts that.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>Why it failed; null for every other state.</summary>
    public TransferFailure? Failure { get; private set; }

    /// <summary>When the result was recorded, UTC.</summary>
    public DateTimeOffset? ResultAt { get; private set; }

    public Guid? ResultById { get; private set; }

    public Result Exclude(string reason, bool hold)
    {
        if (Status != PaymentStatus.Listed)
        {
            return PaymentErrors.RowNotListed;
        }

        (Status, Reason, IsHeld) = (PaymentStatus.Excluded, reason, hold);
        return Result.Done;
    }

    public void LiftHold() => IsHeld = false;

    /// <summary>What the application says now.</summary>
    public void Fix(int amountYen, BankAccount account) => (AmountYen, Account) = (amountYen, account);

    public void Send() => Status = PaymentStatus.Sent;

    public Result Pay(Guid byId, DateTimeOffset at)
    {
        if (Status is not (PaymentStatus.Sent or PaymentStatus.Failed))
        {
            return PaymentErrors.RowHasNoResult;
        }

        (Status, Failure, ResultById, ResultAt) = (PaymentStatus.Paid, null, byId, at);
        return Result.Done;
    }

    /// <summary>Also for another reason than the one that was recorded.</summary>
    public Result Fail(TransferFailure failure, Guid byId, DateTimeOffset at)
    {
        if (Status is not (PaymentStatus.Sent or PaymentStatus.Paid or PaymentStatus.Failed))
        {
            return PaymentErrors.RowHasNoResult;
        }

        (Status, Failure, ResultById, ResultAt) = (PaymentStatus.Failed, failure, byId, at);
        return Result.Done;
    }
}

public sealed class PaymentConfiguration : IEntityTypeConfiguration<Payment>
{
    public void Configure(EntityTypeBuilder<Payment> builder)
    {
        builder.Property(p => p.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(p => p.Failure).HasConversion<string>().HasMaxLength(20);
        builder.Property(p => p.Account).HasJson();
        builder.Property(p => p.Reason).HasMaxLength(Payment.ReasonMaxLength);
        builder.HasOne<PaymentBatch>().WithMany().HasForeignKey(p => p.BatchId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SubsidyApplication>().WithMany().HasForeignKey(p => p.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.BatchId, p.Row }).IsUnique();
        builder.HasIndex(p => p.ApplicationId);
        builder.HasIndex(p => p.ApplicationId, Payment.OneOpen).IsUnique()
            .HasDatabaseName(Payment.OneOpen).HasFilter("status NOT IN ('Excluded', 'Failed')");
        builder.HasIndex(p => p.Id).HasFilter("is_held").HasDatabaseName("ix_payments_held");
        builder.ToTable(t => t.HasCheckConstraint("ck_payments_amount", "amount_yen > 0"));
        builder.ToTable(t => t.HasCheckConstraint("ck_payments_failure", "(failure IS NOT NULL) = (status = 'Failed')"));
        builder.Property<uint>(RowVersions.Property).IsRowVersion();
    }
}
