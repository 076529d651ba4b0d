using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>資料を読む画面: what it says of session, reviewer and agenda.</summary>
public sealed record GetReadingPage(VisitKey Visit) : IRequest<ReadingPage?>;

/// <summary>資料を読む画面, for one visit. <c>StartsAt</c> is null when no time was planned.</summary>
public sealed record ReadingPage(
    OpenVisit Visit, string InsurerName, int Number, string PanelName, DateOnly PlannedOn, TimeOnly? StartsAt,
    string ReviewerName, string Profession, long SizeBytes, PacketContents Contents, IReadOnlySet<Guid> ReadCases)
{
    /// <summary>What is different from the version that this reviewer has seen before; empty when there was none.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    public string Title => $"{InsurerName} {ReviewSessionTitle.Of(Number, "")}";

    public int Unread => Contents.Cases.Count(c => !ReadCases.Contains(c.CaseId));
}

public sealed class GetReadingPageHandler(PortalDbContext db, OpenVisits visits) : IRequestHandler<GetReadingPage, ReadingPage?>
{
    public async Task<ReadingPage?> Handle(GetReadingPage request, CancellationToken cancellationToken)
    {
        if (await visits.FindAsync(request.Visit, cancellationToken) is not { } visit)
        {
            return null;
        }

        var read = await db.ReadCases
            .Where(c => c.SessionReviewerId == visit.ReviewerId && c.Version == visit.Version)
            .Select(c => c.CaseId).ToHashSetAsync(cancellationToken);
        var page = await (
            from session in db.ReviewSessions
            join insurer in db.Insurers on session.InsurerId equals insurer.Id
            join reviewer in db.SessionReviewers on session.Id equals reviewer.SessionId
            join packet in db.ReviewPackets on session.Id equals packet.SessionId
            where reviewer.Id == visit.ReviewerId && packet.Id == visit.PacketId
            select new ReadingPage(
                visit, insurer.Name, session.Number, session.PanelName, session.PlannedOn!.Value, session.StartsAt,
                reviewer.Name, reviewer.Profession, packet.SizeBytes, packet.Contents, read))
            .AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return page is null || visit.Version == 1 ? page : page with { Changes = await ChangesAsync(visit, cancellationToken) };
    }

    private async Task<IReadOnlyList<string>> ChangesAsync(OpenVisit visit, CancellationToken cancellationToken)
    {
        var seen = visit.IsReplaced ? visit.ShownVersion : await db.ViewingRecords
            .Where(v => v.SessionReviewerId == visit.ReviewerId && v.Version < visit.Version && v.OpenedAt != null)
            .OrderByDescending(v => v.Version).Select(v => v.Version).FirstOrDefaultAsync(cancellationToken);
        var versions = await db.ReviewPackets.AsNoTracking()
            .Where(p => p.SessionId == visit.SessionId && p.PublishedAt != null && (p.Version == seen || p.Version == visit.Version))
            .OrderBy(p => p.Version).Select(p => new { p.Contents, p.PublishedFacts }).ToListAsync(cancellationToken);
        return versions is not [var before, var now] ? [] :
        [
            .. VersionChanges.Between(before.Contents, now.Contents).Select(c => c.Text),
            .. now.PublishedFacts is { } facts ? before.PublishedFacts?.ChangesForReviewers(facts).Select(c => c.Text) ?? [] : [],
        ];
    }
}
