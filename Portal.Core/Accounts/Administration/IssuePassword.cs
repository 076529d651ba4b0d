using System.Security.Cryptography;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>
/// 仮パスワードの発行, for somebody whose mailbox is dead: whoever looks after the account reads it out, the person replaces it at
/// the first sign-in. The second factor stays what it is, so that the two together are still needed.
/// </summary>
/// <param name="Id">Whose.</param>
/// <param name="Version">The account's version when the form was opened: the same form sent twice issues one. Null does not ask.</param>
public sealed record IssuePassword(Guid Id, string? Version = null) : IRequest<Result<IssuedPassword>>;

/// <param name="Text">Shown once; it is stored nowhere from which it could be shown again.</param>
/// <param name="Until">The instant from which it opens nothing.</param>
public sealed record IssuedPassword(string Text, DateTimeOffset Until);

public sealed class IssuePasswordHandler(
    PortalDbContext db, AccountPasswords passwords, AccountLinks links, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<IssuePassword, Result<IssuedPassword>>
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    // Without the letters and digits that are taken for each other when they are read out or written down.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    public async Task<Result<IssuedPassword>> Handle(IssuePassword request, CancellationToken cancellationToken)
    {
        if (request.Id == user.AccountId)
        {
            return AccountErrors.NotYourself;
        }

        var account = await db.AccountsInCareOf(user)
            .SingleOrDefaultAsync(a => a.Id == request.Id && a.DisabledAt == null, cancellationToken);
        if (account is null)
        {
            return AccountErrors.NotFound;
        }

        // One operator alone would do what takes two (docs/adr/0050).
        if (account.Role == AccountRole.OfficeUser)
        {
            return RecoveryErrors.NotAlone;
        }

        if (request.Version is { } version && account.ConcurrencyStamp != version)
        {
            return AccountErrors.ChangedSinceConfirmed;
        }

        var now = clock.GetUtcNow();
        var issued = new IssuedPassword(NewText(), now + Lifetime);
        passwords.Issue(account, issued.Text, issued.Until);
        await links.EndAllAsync(account.Id, now, cancellationToken);
        db.RemoveRange(await db.AccountSessions.Where(s => s.AccountId == account.Id).ToListAsync(cancellationToken));
        db.Add(AuditEvent.By(user, now, "PasswordIssued", nameof(Account), account.Id, account.InsurerId));
        if (account.Email is { Length: > 0 } address)
        {
            db.Add(OutgoingMail.Compose(address, new PasswordIssuedMail(issued.Until), now, account.Id));
        }

        await db.SaveChangesAsync(cancellationToken);
        return issued;
    }

    // 79 random bits in four groups, which are part of it.
    private static string NewText() =>
        string.Join('-', RandomNumberGenerator.GetString(Letters, 16).Chunk(4).Select(group => new string(group)));
}
