using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

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
public sealed record NotificationAddressRow(
    Guid Id, NoticeKind Kind, string Email, DateTimeOffset? ConfirmedAt, DateTimeOffset? LinkEndsAt);

public sealed class FindReviewBoardSettingsHandler(PortalDbContext db, ICurrentUser user)
    : IRequestHandler<FindReviewBoardSettings, SettingsDetails>
{
    public async Task<SettingsDetails> Handle(FindReviewBoardSettings request, CancellationToken cancellationToken)
    {
        var addresses = await db.NotificationAddresses.Where(a => a.InsurerId == user.InsurerId)
            .OrderBy(a => a.AddedAt).ThenBy(a => a.Id)
            .Select(a => new NotificationAddressRow(a.Id, a.Kind, a.Email, a.ConfirmedAt, a.TokenExpiresAt))
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
