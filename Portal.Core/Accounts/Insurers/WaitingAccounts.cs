using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.Accounts;

/// <summary>まだログインしていない方の状態.</summary>
public enum WaitingState
{
    /// <summary>URLが使える.</summary>
    LinkOpen,

    /// <summary>URLの期限切れ.</summary>
    LinkOver,

    /// <summary>パスワードは設定済み: has begun, and has not come since.</summary>
    PasswordSet,
}

/// <summary>What is looked for among who has not signed in, as it stands in the URL.</summary>
/// <param name="Text">Part of the insurer's name, or the beginning of its number; blank for all.</param>
/// <param name="State">Null for any.</param>
public sealed record WaitingFilter(string? Text = null, WaitingState? State = null);

/// <param name="InvitedAt">招待した日時.</param>
/// <param name="LinkEndsAt">Of the address that still works; null when none does.</param>
/// <param name="RemindedAt">The last reminder; null when there was none.</param>
public sealed record WaitingRow(
    Guid AccountId, Guid InsurerId, string InsurerNumber, string Insurer, string LoginId, string DisplayName, string Email,
    DateTimeOffset InvitedAt, DateTimeOffset? LinkEndsAt, DateTimeOffset? RemindedAt, bool HasPassword)
{
    public WaitingState State => HasPassword ? WaitingState.PasswordSet : LinkEndsAt is null ? WaitingState.LinkOver : WaitingState.LinkOpen;
}

/// <summary>まだログインしていない方: insurers' administrators who were invited and never came.</summary>
internal static class WaitingAccounts
{
    /// <summary>Nobody is written to twice within it, whoever asks for it.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromHours(24);

    private static IQueryable<Account> WaitingAdministrators(this PortalDbContext db) =>
        db.Users.Where(a => a.Role == AccountRole.InsurerAdministrator && a.InsurerId != null && a.DisabledAt == null && a.LastSignedInAt == null);

    public static IQueryable<WaitingRow> WaitingRows(this PortalDbContext db, WaitingFilter filter, DateTimeOffset now)
    {
        var open = db.OpenInvitations(now);
        return
            from a in db.WaitingAdministrators(filter, now)
            join i in db.Insurers on a.InsurerId equals i.Id
            orderby a.CreatedAt, a.Id
            select new WaitingRow(
                a.Id, i.Id, i.InsurerNumber, i.Name, a.UserName!, a.DisplayName, a.Email!, a.CreatedAt,
                open.Where(l => l.AccountId == a.Id).Max(l => (DateTimeOffset?)l.ExpiresAt),
                db.OutgoingMails.Where(m => m.AboutId == a.Id && m.Kind == nameof(InvitationReminderMail)).Max(m => (DateTimeOffset?)m.CreatedAt),
                a.PasswordHash != null);
    }

    /// <summary>Whom a reminder would go to now: of those that the filter finds, who had no mail lately and waits for none.</summary>
    public static IQueryable<Account> Remindable(this PortalDbContext db, WaitingFilter filter, DateTimeOffset now)
    {
        var mailed = db.HadMailSince(now - Pause);
        return db.WaitingAdministrators(filter, now).Where(a => !mailed.Contains(a.Id)
            && !db.AccountRunRows.Any(r => r.AccountId == a.Id && r.Outcome == AccountRunOutcome.Waiting));
    }

    /// <summary>The accounts that were invited or reminded after the instant.</summary>
    public static IQueryable<Guid> HadMailSince(this PortalDbContext db, DateTimeOffset since) => db.OutgoingMails
        .Where(m => m.AboutId != null && m.CreatedAt > since && (m.Kind == nameof(InvitationReminderMail) || m.Kind == nameof(InvitationMail)))
        .Select(m => m.AboutId!.Value);

    public static Task<string> InsurerNameAsync(this PortalDbContext db, Guid insurerId, CancellationToken cancellationToken) =>
        db.Insurers.Where(i => i.Id == insurerId).Select(i => i.Name).SingleAsync(cancellationToken);

    private static IQueryable<AccountLink> OpenInvitations(this PortalDbContext db, DateTimeOffset now) =>
        db.AccountLinks.Where(l => l.Purpose == AccountLinkPurpose.Activation && l.UsedAt == null && l.ExpiresAt > now);

    private static IQueryable<Account> WaitingAdministrators(this PortalDbContext db, WaitingFilter filter, DateTimeOffset now)
    {
        var (open, accounts) = (db.OpenInvitations(now), db.WaitingAdministrators());
        accounts = filter.State switch
        {
            WaitingState.PasswordSet => accounts.Where(a => a.PasswordHash != null),
            WaitingState.LinkOver => accounts.Where(a => a.PasswordHash == null && !open.Any(l => l.AccountId == a.Id)),
            WaitingState.LinkOpen => accounts.Where(a => a.PasswordHash == null && open.Any(l => l.AccountId == a.Id)),
            _ => accounts,
        };
        var (name, number) = (JapaneseNfc.Normalise((filter.Text ?? "").Trim()), WidthFolding.ToHalfWidth(filter.Text ?? "").Trim());
        return name.Length == 0
            ? accounts
            : accounts.Where(a => db.Insurers.Any(i => i.Id == a.InsurerId && (i.Name.Contains(name) || i.InsurerNumber.StartsWith(number))));
    }

    /// <summary>Whom a reminder is still for, held; null for who has signed in or is gone.</summary>
    public static async Task<Account?> HoldWaitingAsync(this PortalDbContext db, Guid? accountId, CancellationToken cancellationToken) =>
        (await db.Users.FromSql($"""
            SELECT * FROM accounts WHERE id = {accountId} AND role = 'InsurerAdministrator' AND disabled_at IS NULL AND last_signed_in_at IS NULL
            FOR UPDATE
            """).ToListAsync(cancellationToken)).SingleOrDefault();
}
