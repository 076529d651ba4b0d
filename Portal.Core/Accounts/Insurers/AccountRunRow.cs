using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.JapaneseText;
using Portal.Core.Municipalities;

namespace Portal.Core.Accounts;

/// <summary>What became of a row.</summary>
public enum AccountRunOutcome
{
    /// <summary>待っている.</summary>
    Waiting,

    /// <summary>発行・送信した.</summary>
    Done,

    /// <summary>しなかった, with the reason.</summary>
    Skipped,
}

/// <summary>One insurer of a run. The contact's data is here only until the account has it.</summary>
public sealed class AccountRunRow
{
    public const int ProblemMaxLength = 200;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid RunId { get; init; }

    public required int Position { get; init; }

    public required Guid InsurerId { get; init; }

    public string? Name { get; private set; }

    public string? Department { get; private set; }

    public string? Email { get; private set; }

    /// <summary>Whom it is about; null before the account is made, and once it is gone.</summary>
    public Guid? AccountId { get; private set; }

    public AccountRunOutcome Outcome { get; private set; }

    /// <summary>Why it was skipped; null otherwise.</summary>
    public string? Problem { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public AccountRunRow WithContact(AccountContact contact)
    {
        (Name, Department, Email) = (contact.DisplayName, contact.Department, contact.Email);
        return this;
    }

    public AccountRunRow About(Guid accountId)
    {
        AccountId = accountId;
        return this;
    }

    public void Finish(Guid accountId, DateTimeOffset at) => End(AccountRunOutcome.Done, accountId, null, at);

    public void Skip(string problem, DateTimeOffset at) => End(AccountRunOutcome.Skipped, AccountId, problem, at);

    private void End(AccountRunOutcome outcome, Guid? accountId, string? problem, DateTimeOffset at)
    {
        (Outcome, AccountId, Problem, EndedAt) = (outcome, accountId, problem, at);
        (Name, Department, Email) = (null, null, null);
    }
}

public sealed class AccountRunRowConfiguration : IEntityTypeConfiguration<AccountRunRow>
{
    public void Configure(EntityTypeBuilder<AccountRunRow> builder)
    {
        builder.Property(r => r.Name).HasMaxLength(Account.DisplayNameMaxLength);
        builder.Property(r => r.Department).HasMaxLength(Account.DepartmentMaxLength);
        builder.Property(r => r.Email).HasMaxLength(MailAddress.MaxLength);
        builder.Property(r => r.Outcome).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Problem).HasMaxLength(AccountRunRow.ProblemMaxLength);
        builder.HasOne<AccountRun>().WithMany().HasForeignKey(r => r.RunId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Insurer>().WithMany().HasForeignKey(r => r.InsurerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(r => new { r.RunId, r.Position }).IsUnique();
        builder.HasIndex(r => new { r.RunId, r.Position }, "ix_account_run_rows_waiting").HasFilter("outcome = 'Waiting'");
        builder.ToTable(t => t.HasCheckConstraint("ck_account_run_rows_ended", "(ended_at IS NULL) = (outcome = 'Waiting')"));
        builder.ToTable(t => t.HasCheckConstraint("ck_account_run_rows_forgotten", "outcome = 'Waiting' OR email IS NULL"));
    }
}
