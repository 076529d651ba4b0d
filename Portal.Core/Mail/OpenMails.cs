using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Mail;

/// <summary>まだ送っていないメール, held until we commit: the worker sends at any moment.</summary>
internal static class OpenMails
{
    /// <param name="db">Our unit of work, inside a transaction.</param>
    /// <param name="aboutIds">What the mails are about: <see cref="OutgoingMail.AboutId"/>.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public static Task<List<OutgoingMail>> HoldOpenMailsAsync(
        this PortalDbContext db, IEnumerable<Guid> aboutIds, CancellationToken cancellationToken)
    {
        var ids = aboutIds.ToArray();
        return db.OutgoingMails.FromSql($"""
            SELECT *, xmin FROM outgoing_mails
            WHERE about_id = ANY({ids}) AND status IN ('Waiting', 'Retrying', 'HeldBack')
            ORDER BY id FOR NO KEY UPDATE
            """).ToListAsync(cancellationToken);
    }

    /// <summary>Those that are not wanted are not sent any more.</summary>
    public static async Task WithdrawMailsAsync(
        this PortalDbContext db, IEnumerable<Guid> aboutIds, Func<OutgoingMail, bool> isUnwanted, CancellationToken cancellationToken)
    {
        foreach (var mail in (await db.HoldOpenMailsAsync(aboutIds, cancellationToken)).Where(isUnwanted))
        {
            mail.Withdraw();
        }
    }
}
