using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>本人の確かめ方, of somebody who has lost everything that the portal knows them by.</summary>
public enum IdentityCheck
{
    /// <summary>登録簿の電話番号へのかけ直し.</summary>
    CallBack,

    /// <summary>公的な証明書や、事業所・法人の書類.</summary>
    Document,

    /// <summary>窓口での確認.</summary>
    InPerson,
}

/// <summary>アカウントの復旧の状態.</summary>
public enum RecoveryStatus
{
    /// <summary>確認待ち: a second operator looks at it.</summary>
    Requested,

    /// <summary>待機中: confirmed; the owner of the old address may object until it takes effect.</summary>
    Waiting,

    /// <summary>完了.</summary>
    Completed,

    /// <summary>見送り, by the second operator.</summary>
    Refused,

    /// <summary>取りやめ, by an operator.</summary>
    Cancelled,

    /// <summary>本人の申し出による中止, from the mail to the old address.</summary>
    Objected,
}

/// <summary>
/// アカウントの復旧: somebody of an office who has lost mailbox and sign-in gets a new address, by two operators and after a time in which the
/// old address can stop it. Nothing changes at the account before that time is over.
/// </summary>
public sealed class AccountRecovery
{
    public const int WordsMaxLength = 500;
    public const string OneOpen = "ux_account_recoveries_open";

    /// <summary>Long enough for a weekend's mail to be read (docs/adr/0050).</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromHours(72);

    /// <summary>After the confirmation: by then the old address has been written to and the new one proven, or it is given up.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid AccountId { get; init; }

    /// <summary>As it is sent to.</summary>
    public required string NewEmail { get; init; }

    /// <summary>The address at that time: the one that is told.</summary>
    public required string OldEmail { get; init; }

    public required IdentityCheck CheckedBy { get; init; }

    /// <summary>How it was checked, in the operator's words.</summary>
    public required string CheckedHow { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public required Guid RequestedById { get; init; }

    public RecoveryStatus Status { get; private set; }

    /// <summary>By the second operator; null before.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    public Guid? ConfirmedById { get; private set; }

    /// <summary>
    /// <see cref="Wait"/> after the mail to the old address has gone, or was refused for good; null before. From then on the worker carries it
    /// out, once the new address is proven.
    /// </summary>
    public DateTimeOffset? TakesEffectAt { get; private set; }

    /// <summary>The mail by which the owner of the old address can object; null before the confirmation.</summary>
    public Guid? ObjectionMailId { get; private set; }

    /// <summary>Of the address in the mail to the old one; null before.</summary>
    public byte[]? ObjectionHash { get; private set; }

    /// <summary>Of the address in the mail to the new one; null before.</summary>
    public byte[]? NewEmailHash { get; private set; }

    /// <summary>When somebody who reads the new address said so; null before.</summary>
    public DateTimeOffset? NewEmailConfirmedAt { get; private set; }

    /// <summary>When it was completed or stopped; null while it is open.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The operator who stopped it; null when the owner did, or nobody.</summary>
    public Guid? EndedById { get; private set; }

    /// <summary>Why it was stopped; empty otherwise.</summary>
    public string Reason { get; private set; } = "";

    public bool IsOpen => Status is RecoveryStatus.Requested or RecoveryStatus.Waiting;

    /// <summary>The last instant at which what is still missing may come; null before the confirmation.</summary>
    public DateTimeOffset? GivenUpAt => ConfirmedAt + Patience;

    /// <summary>二人目の確認: never by who recorded it.</summary>
    /// <param name="byId">The second operator.</param>
    /// <param name="objectionMailId">The mail to the old address.</param>
    /// <param name="objectionHash">Of the token in it.</param>
    /// <param name="newEmailHash">Of the token in the mail to the new address.</param>
    /// <param name="at">The instant.</param>
    public Result Confirm(Guid byId, Guid objectionMailId, byte[] objectionHash, byte[] newEmailHash, DateTimeOffset at)
    {
        if (Status != RecoveryStatus.Requested)
        {
            return RecoveryErrors.NotOpen;
        }

        if (byId == RequestedById)
        {
            return RecoveryErrors.NeedsAnotherPerson;
        }

        (Status, ConfirmedAt, ConfirmedById) = (RecoveryStatus.Waiting, at, byId);
        (ObjectionMailId, ObjectionHash, NewEmailHash) = (objectionMailId, objectionHash, newEmailHash);
        return Result.Done;
    }

    /// <summary>The new address is read by somebody who wants this.</summary>
    public void ProveNewEmail(DateTimeOffset at) => NewEmailConfirmedAt ??= at;

    /// <summary>Everything is there, and the time in which it could be stopped is over.</summary>
    public bool IsDueAt(DateTimeOffset now) => Status == RecoveryStatus.Waiting && NewEmailConfirmedAt is not null && TakesEffectAt <= now;

    /// <summary>見送り by the second operator before the confirmation; otherwise 取りやめ.</summary>
    public Result Stop(Guid byId, string reason, DateTimeOffset at)
    {
        if (!IsOpen)
        {
            return RecoveryErrors.NotOpen;
        }

        EndedById = byId;
        End(Status == RecoveryStatus.Requested && byId != RequestedById ? RecoveryStatus.Refused : RecoveryStatus.Cancelled, reason, at);
        return Result.Done;
    }

    /// <summary>There is nothing to recover, or nobody to recover it for.</summary>
    public void GiveUp(string reason, DateTimeOffset at) => End(RecoveryStatus.Cancelled, reason, at);

    /// <summary>For as long as it has not taken effect.</summary>
    public void StopByOwner(DateTimeOffset at) => End(RecoveryStatus.Objected, "", at);

    public void Complete(DateTimeOffset at) => End(RecoveryStatus.Completed, "", at);

    private void End(RecoveryStatus status, string reason, DateTimeOffset at) => (Status, Reason, EndedAt) = (status, reason, at);
}

public sealed class AccountRecoveryConfiguration : IEntityTypeConfiguration<AccountRecovery>
{
    public void Configure(EntityTypeBuilder<AccountRecovery> builder)
    {
        builder.Property(r => r.NewEmail).HasMaxLength(254);
        builder.Property(r => r.OldEmail).HasMaxLength(254);
        builder.Property(r => r.CheckedBy).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.CheckedHow).HasMaxLength(AccountRecovery.WordsMaxLength);
        builder.Property(r => r.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Reason).HasMaxLength(AccountRecovery.WordsMaxLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => r.AccountId, AccountRecovery.OneOpen).IsUnique().HasDatabaseName(AccountRecovery.OneOpen)
            .HasFilter("status IN ('Requested', 'Waiting')");
        builder.HasIndex(r => r.ObjectionHash).IsUnique();
        builder.HasIndex(r => r.NewEmailHash).IsUnique();
        builder.Property<uint>(RowVersions.Property).IsRowVersion();
        builder.ToTable(t => t.HasCheckConstraint("ck_account_recoveries_two_persons", "confirmed_by_id <> requested_by_id"));
        builder.ToTable(t => t.HasCheckConstraint(
            "ck_account_recoveries_confirmed",
            "status NOT IN ('Waiting', 'Completed', 'Objected') OR (confirmed_by_id IS NOT NULL AND confirmed_at IS NOT NULL)"));
        builder.ToTable(t => t.HasCheckConstraint(
            "ck_account_recoveries_completed",
            "status <> 'Completed' OR (takes_effect_at IS NOT NULL AND new_email_confirmed_at IS NOT NULL)"));
        builder.ToTable(t => t.HasCheckConstraint("ck_account_recoveries_ended", "(status IN ('Requested', 'Waiting')) = (ended_at IS NULL)"));
    }
}
