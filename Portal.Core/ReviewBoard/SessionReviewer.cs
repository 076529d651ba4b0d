using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.ReviewBoard;

/// <summary>One reviewer (審査員) of one session, as picked from the register on that day.</summary>
public sealed class SessionReviewer
{
    /// <summary>So many wrong entries in a row lock the reviewer's links.</summary>
    public const int MaxFailedAttempts = 10;
    public const string OnePerSession = "ux_session_reviewers_session_id_reviewer_id";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SessionId { get; init; }

    public required Guid ReviewerId { get; init; }

    public required int Position { get; set; }

    public bool IsHead { get; set; }

    /// <summary>Gets the next version. Who is chosen for it, or not any more, may read as before until 更新.</summary>
    public bool IsChosen { get; private set; } = true;

    public required string Name { get; set; }

    public required string Profession { get; set; }

    public required string Email { get; set; }

    /// <summary>For comparison at the gate: width, case and spaces normalised.</summary>
    public required string EmailKey { get; set; }

    /// <summary>Hash of the ViewingPassword (参照用パスワード); null until registered.</summary>
    public string? PasswordHash { get; private set; }

    /// <summary>The insurer chose to send the password by a mail of its own.</summary>
    public bool PasswordSentByMail { get; private set; }

    public DateTimeOffset? PasswordSetAt { get; private set; }

    /// <summary>Wrong entries since the last right one, unlock or new password.</summary>
    public int FailedAttempts { get; private set; }

    /// <summary>Null while not locked (ロック中).</summary>
    public DateTimeOffset? LockedAt { get; private set; }

    /// <summary>May not read: taken off, every link and visit dead, or chosen for a version still to come. Null otherwise.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    public IList<ReviewLink> Links { get; init; } = [];

    public IList<ViewingRecord> Records { get; init; } = [];

    public bool IsLocked => LockedAt is not null;

    public bool IsLockedByHand => IsLocked && FailedAttempts < MaxFailedAttempts;

    /// <summary>Was sent a version and told a password: from then on the register's changes do not reach this row.</summary>
    public bool IsInvited => PasswordHash is not null;

    /// <summary>Ends a lock by wrong entries; one by hand stays until somebody ends it.</summary>
    public void SetPassword(string hash, bool sentByMail, DateTimeOffset at)
    {
        (PasswordHash, PasswordSentByMail, PasswordSetAt) = (hash, sentByMail, at);
        if (!IsLockedByHand)
        {
            Unlock();
        }
    }

    public void Lock(DateTimeOffset at) => (FailedAttempts, LockedAt) = (MaxFailedAttempts, at);

    /// <summary>ロックする: the insurer shuts the gate for this reviewer, for example after a lost telephone.</summary>
    public void LockByHand(DateTimeOffset at) => LockedAt ??= at;

    public void Unlock() => (FailedAttempts, LockedAt) = (0, null);

    /// <summary>As the register has this person now.</summary>
    public void CopyFrom(Reviewer member)
    {
        (Name, Profession) = (member.Name, member.Profession);
        (Email, EmailKey) = (member.Email, member.EmailKey);
    }

    public void Choose(int position, bool isHead) => (IsChosen, Position, IsHead) = (true, position, isHead);

    /// <summary>Off the list for the next version.</summary>
    public void Drop(int position) => (IsChosen, Position, IsHead) = (false, position, false);

    /// <summary>Chosen for a registered session: nothing may be read before 更新.</summary>
    public void AwaitUpdate(DateTimeOffset at) => RevokedAt ??= at;

    /// <summary>The version that this person is chosen for goes out.</summary>
    public void Admit() => RevokedAt = null;

    /// <summary>Off the session at once. Who is chosen again is invited anew: with a new link and a new password.</summary>
    public void Revoke(DateTimeOffset at)
    {
        (RevokedAt, IsChosen) = (RevokedAt ?? at, false);
        (PasswordHash, PasswordSentByMail, PasswordSetAt) = (null, false, null);
        Unlock();
    }

    public void CorrectEmail(string email, string key) => (Email, EmailKey) = (email, key);
}

public sealed class SessionReviewerConfiguration : IEntityTypeConfiguration<SessionReviewer>
{
    public void Configure(EntityTypeBuilder<SessionReviewer> builder)
    {
        builder.Property(r => r.Name).HasMaxLength(Reviewer.NameMaxLength);
        builder.Property(r => r.Profession).HasMaxLength(Reviewer.ProfessionMaxLength);
        builder.Property(r => r.Email).HasMaxLength(Reviewer.EmailMaxLength);
        builder.Property(r => r.EmailKey).HasMaxLength(Reviewer.EmailMaxLength);
        builder.HasOne<Reviewer>().WithMany().HasForeignKey(r => r.ReviewerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Links).WithOne().HasForeignKey(l => l.SessionReviewerId);
        builder.HasMany(r => r.Records).WithOne().HasForeignKey(v => v.SessionReviewerId);
        builder.HasIndex(r => new { r.SessionId, r.ReviewerId }).IsUnique().HasDatabaseName(SessionReviewer.OnePerSession);
        builder.Property<uint>("xmin").IsRowVersion();
    }
}
