using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>Makes an account that has no password yet, with its invitation.</summary>
public sealed class NewAccounts(PortalDbContext db, AccountLinks links, ICurrentUser user, TimeProvider clock)
{
    /// <param name="invitation">Validated.</param>
    /// <param name="role">What the person will be.</param>
    /// <param name="insurerId">Null for those who work for no insurer.</param>
    /// <param name="organisation">Who invites, for the mail.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<Result<Guid>> InviteAsync(
        IInvitation invitation, AccountRole role, Guid? insurerId, string organisation, CancellationToken cancellationToken)
    {
        var account = Make(invitation, role, insurerId, clock.GetUtcNow());
        // Only ids of our own making, so that rows stay in the order in which they were made.
        account.Id = invitation.NewId.Version == 7 ? invitation.NewId : account.Id;
        db.Add(account);
        await links.MailInvitationAsync(account, organisation, cancellationToken);
        var audited = AuditEvent.By(
            user, account.CreatedAt, "AccountInvited", nameof(Account), account.Id, account.InsurerId, new { role = role.ToString() });
        return await SaveAsync(account, audited, cancellationToken);
    }

    /// <summary>Saves with the audit event; the unique login ID is decided by the database.</summary>
    public async Task<Result<Guid>> SaveAsync(Account account, AuditEvent audited, CancellationToken cancellationToken)
    {
        if (await db.Users.AnyAsync(a => a.NormalizedUserName == account.NormalizedUserName, cancellationToken))
        {
            return await TakenAsync(account, cancellationToken);
        }

        db.Add(audited);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return account.Id;
        }
        catch (DbUpdateException exception) when (exception.Violates("user_name_index") || exception.Violates("pk_accounts"))
        {
            return await TakenAsync(account, cancellationToken);
        }
    }

    public static Account Make(IAccountFields fields, AccountRole role, Guid? insurerId, DateTimeOffset now)
    {
        var (loginId, email) = (LoginId.Normalise(fields.LoginId), MailAddress.Parse(fields.Email).Value);
        return new Account
        {
            UserName = loginId,
            NormalizedUserName = loginId.ToUpperInvariant(),
            Email = email.ForSending,
            NormalizedEmail = email.Normalised.ToUpperInvariant(),
            SecurityStamp = SecretToken.New().Text,
            LockoutEnabled = true,
            DisplayName = AccountFieldRules.Tidy(fields.DisplayName),
            Department = AccountFieldRules.Tidy(fields.Department),
            Role = role,
            InsurerId = insurerId,
            CreatedAt = now,
        };
    }

    // The second of two clicks finds what the first one made.
    private async Task<Result<Guid>> TakenAsync(Account account, CancellationToken cancellationToken) =>
        await db.Users.AsNoTracking().AnyAsync(
            a => a.Id == account.Id && a.InsurerId == account.InsurerId && a.NormalizedUserName == account.NormalizedUserName,
            cancellationToken)
            ? account.Id
            : AccountErrors.LoginIdTaken;
}
