using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>案内文 of the own insurer: as it was saved, or ready-made.</summary>
public sealed record FindInsurerNotice(NoticeReader Reader) : IRequest<InsurerNoticeView>;

/// <param name="Version">Of the saved one; null while the ready-made one holds.</param>
public sealed record InsurerNoticeView(
    NoticeReader Reader, string Insurer, uint? Version, string Title, string Body, DateTimeOffset? SavedAt, string ReadyTitle, string ReadyBody,
    DateOnly? PublicDay)
{
    /// <summary>What was saved says nothing of the day that is public, or tells one while none is: it may have moved since.</summary>
    public bool HasOtherDay => SavedAt is not null
        && (PublicDay is { } day ? !Body.Contains(day.ToEraYearText() + day.ToMonthDayText(), StringComparison.Ordinal) : Body.Contains("利用開始日は、令和", StringComparison.Ordinal));
}

public sealed class FindInsurerNoticeHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<FindInsurerNotice, InsurerNoticeView>
{
    public async Task<InsurerNoticeView> Handle(FindInsurerNotice request, CancellationToken cancellationToken)
    {
        var facts = await db.OnboardingOf(db.Insurers.Where(i => i.Id == user.InsurerId), clock.TodayInJapan()).SingleAsync(cancellationToken);
        var saved = await db.InsurerNotices.Where(n => n.InsurerId == user.InsurerId && n.Reader == request.Reader)
            .Select(n => new { Version = EF.Property<uint>(n, RowVersions.Property), n.Title, n.Body, n.SavedAt })
            .SingleOrDefaultAsync(cancellationToken);
        var (title, body) = (ReadyNotices.Title(request.Reader), ReadyNotices.Body(request.Reader, facts));
        return new InsurerNoticeView(
            request.Reader, facts.Name, saved?.Version, saved?.Title ?? title, saved?.Body ?? body, saved?.SavedAt, title, body, facts.PublicDay);
    }
}
