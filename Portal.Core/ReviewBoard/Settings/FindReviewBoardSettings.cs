using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Mail;

namespace Portal.Core.ReviewBoard;

/// <summary>審査会資料の設定と通知先.</summary>
public sealed record FindReviewBoardSettings : IRequest<SettingsDetails>;

/// <param name="Version">The row's version; null while the insurer has never saved its settings.</param>
public sealed record SettingsDetails(
    uint? Version, int RetentionDays, bool RemindReviewers, OpeningNotice OpeningNotice, string ContactName, string ContactPhone,
    IReadOnlyList<NotificationAddressRow> Addresses)
{
    /// <summary>Name and telephone stand in every mail: nothing can be registered without them.</summary>
    public bool HasContact => ContactName.Length > 0 && ContactPhone.Length > 0;

    public IReadOnlyList<NotificationAddressRow> Of(NoticeKind kind) => [.. Addresses.Where(a => a.Kind == kind)];
}

/// <param name="LinkEndsAt">Until when the mailed link works; null once confirmed.</param>
/// <param name="FailedAt">When the last mail to it turned out undeliverable; null when it did not.</param>
/// <param name="Problem">Why.</param>
public sealed record NotificationAddressRow(
    Guid Id, NoticeKind Kind, string Email, DateTimeOffset? ConfirmedAt, DateTimeOffset? LinkEndsAt, DateTimeOffset? FailedAt,
    string? Problem);

public sealed class FindReviewBoardSettingsHandler(PortalDbContext db, ICurrentUser user)
    : IRequestHandler<FindReviewBoardSettings, SettingsDetails>
{
    public async Task<SettingsDetails> Handle(FindReviewBoardSettings request, CancellationToken cancellationToken)
    {
        var addresses = await (
            from a in db.NotificationAddresses.AsNoTracking()
            where a.InsurerId == user.InsurerId
            from m in db.OutgoingMails
                .Where(m => m.AboutId == a.Id && (m.Status == MailStatus.Sent || m.Status == MailStatus.Undeliverable))
                .OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Take(1).DefaultIfEmpty()
            orderby a.AddedAt, a.Id
            select new NotificationAddressRow(
                a.Id, a.Kind, a.Email, a.ConfirmedAt, a.TokenExpiresAt, m == null ? null : m.FailedAt, m == null ? null : m.Problem))
            .ToListAsync(cancellationToken);
        var saved = await db.ReviewBoardSettings.Where(s => s.InsurerId == user.InsurerId)
            .Select(s => new
            {
                Version = EF.Property<uint>(s, RowVersions.Property),
                s.RetentionDays,
                s.RemindReviewers,
                s.OpeningNotice,
                s.ContactName,
                s.ContactPhone,
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (saved is not null)
        {
            return new SettingsDetails(
                saved.Version, saved.RetentionDays, saved.RemindReviewers, saved.OpeningNotice, saved.ContactName,
                saved.ContactPhone, addresses);
        }

        var first = new ReviewBoardSettings { InsurerId = Guid.Empty };
        return new SettingsDetails(
            null, first.RetentionDays, first.RemindReviewers, first.OpeningNotice, first.ContactName, first.ContactPhone, addresses);
    }
}
