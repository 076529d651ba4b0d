using System.Security.Cryptography;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Core.Audit;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>
/// 次のアカウントを発行・催促する: one row in one transaction, with its account, link, mail and audit event. A worker that dies leaves a row that
/// waits. Answers whether there may be more.
/// </summary>
public sealed record RunNextAccount : IRequest<bool>;

public sealed class RunNextAccountHandler(PortalDbContext db, AccountLinks links, TimeProvider clock) : IRequestHandler<RunNextAccount, bool>
{
    // Without those that look like another one: the ID is typed from a mail.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int RandomLetters = 6;

    public async Task<bool> Handle(RunNextAccount request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var row = (await db.AccountRunRows.FromSql($"""
            SELECT * FROM account_run_rows WHERE outcome = 'Waiting' ORDER BY run_id, position LIMIT 1 FOR UPDATE SKIP LOCKED
            """).ToListAsync(cancellationToken)).SingleOrDefault();
        if (row is null)
        {
            return false;
        }

        if (row.Email is not null)
        {
            await IssueAsync(row, cancellationToken);
        }
        else
        {
            await RemindAsync(row, cancellationToken);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { IsTransient: false })
        {
            // What the database refuses now it refuses again: the row ends, so that those behind it have their turn.
            await transaction.RollbackAsync(cancellationToken);
            await GiveUpAsync(row.Id, cancellationToken);
        }

        return true;
    }

    private Task<int> GiveUpAsync(Guid rowId, CancellationToken cancellationToken) =>
        db.AccountRunRows.Where(r => r.Id == rowId && r.Outcome == AccountRunOutcome.Waiting).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.Outcome, AccountRunOutcome.Skipped).SetProperty(r => r.Problem, AccountRunErrors.Impossible)
                .SetProperty(r => r.EndedAt, clock.GetUtcNow())
                .SetProperty(r => r.Name, (string?)null).SetProperty(r => r.Department, (string?)null).SetProperty(r => r.Email, (string?)null),
            cancellationToken);

    private async Task IssueAsync(AccountRunRow row, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // Two runs, or a run and somebody by hand, take turns at the insurer's row.
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM insurers WHERE id = {row.InsurerId} FOR UPDATE", cancellationToken);
        if (await db.Users.AnyAsync(
            a => a.InsurerId == row.InsurerId && a.Role == AccountRole.InsurerAdministrator && a.DisabledAt == null, cancellationToken))
        {
            row.Skip(AccountRunErrors.GotAdministrator, now);
            return;
        }

        var number = await db.Insurers.Where(i => i.Id == row.InsurerId).Select(i => i.InsurerNumber).SingleAsync(cancellationToken);
        var fields = new Fields(NewLoginId(number), row.Name, row.Department, row.Email);
        var account = NewAccounts.Make(fields, AccountRole.InsurerAdministrator, row.InsurerId, now);
        db.Add(account);
        await links.MailInvitationAsync(account, Secretariat.Name, cancellationToken);
        row.Finish(account.Id, now);
        db.Add(AuditEvent.ByWorker(now, "AccountInvited", nameof(Account), account.Id, row.InsurerId, new { role = account.Role.ToString(), run = row.RunId }));
    }

    private async Task RemindAsync(AccountRunRow row, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var account = await db.HoldWaitingAsync(row.AccountId, cancellationToken);
        if (account is null)
        {
            var exists = await db.Users.AnyAsync(a => a.Id == row.AccountId && a.DisabledAt == null, cancellationToken);
            row.Skip(exists ? AccountRunErrors.SignedIn : AccountRunErrors.Gone, now);
            return;
        }

        if (await db.HadMailSince(now - WaitingAccounts.Pause).AnyAsync(id => id == account.Id, cancellationToken))
        {
            row.Skip(AccountRunErrors.MailedLately, now);
            return;
        }

        await links.MailReminderAsync(account, await db.InsurerNameAsync(row.InsurerId, cancellationToken), cancellationToken);
        row.Finish(account.Id, now);
        db.Add(AuditEvent.ByWorker(now, "InvitationReminded", nameof(Account), account.Id, row.InsurerId, new { run = row.RunId }));
    }

    /// <summary>保険者番号 and something that nobody guesses: who could write down every login ID could lock every account (docs/adr/0062).</summary>
    private static string NewLoginId(string insurerNumber) => $"{insurerNumber}-{RandomNumberGenerator.GetString(Letters, RandomLetters)}";

    private sealed record Fields(string? LoginId, string? DisplayName, string? Department, string? Email) : IAccountFields;
}
