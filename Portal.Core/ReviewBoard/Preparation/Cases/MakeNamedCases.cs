using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// 審査順○の事例を作って入れる: makes the cases of which file names speak and puts the waiting papers into them.
/// </summary>
/// <param name="SessionId">Which session.</param>
/// <param name="UpTo">The last 審査順 to make; nothing happens when there is such a case already.</param>
public sealed record MakeNamedCases(Guid SessionId, int UpTo) : IRequest<Result>;

public sealed class MakeNamedCasesHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<MakeNamedCases, Result>
{
    public Task<Result> Handle(MakeNamedCases request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.EditSessionAsync(user, now, request.SessionId, async session =>
        {
            var cases = await db.ReviewCases.Where(c => c.SessionId == session.Id).OrderBy(c => c.Position).ToListAsync(cancellationToken);
            if (request.UpTo > ReviewSession.MaxCases)
            {
                return PreparationErrors.TooManyCases;
            }

            var missing = Math.Max(0, request.UpTo - cases.Count);
            foreach (var line in CaseNumbers.Next([.. cases.Select(c => c.CaseNumber)], missing))
            {
                cases.Add(new ReviewCase
                {
                    SessionId = session.Id,
                    Position = cases.Count + 1,
                    CaseNumber = line.CaseNumber,
                    Kind = ReviewCaseKind.New,
                });
                db.Add(cases[^1]);
            }

            var placed = await PlaceAsync(session.Id, cases, cancellationToken);
            db.Add(AuditEvent.By(
                user, now, "ReviewCasesAdded", nameof(ReviewSession), session.Id, details: new { Count = missing, placed }));
            return null;
        }, cancellationToken);
    }

    private async Task<int> PlaceAsync(Guid sessionId, List<ReviewCase> cases, CancellationToken cancellationToken)
    {
        var names = cases.ConvertAll(c => new CaseName(c.Id, c.Position, c.CaseNumber));
        var papers = await db.ReviewDocuments.Where(d => d.SessionId == sessionId)
            .OrderBy(d => d.UploadedAt).ThenBy(d => d.Id).ToListAsync(cancellationToken);
        var last = papers.Where(d => !d.NeedsPlace).GroupBy(d => (d.CaseId, d.Kind))
            .ToDictionary(g => g.Key, g => g.Max(d => d.Position));
        var placed = 0;
        foreach (var paper in papers.Where(d => d.NeedsPlace))
        {
            if (PaperPlacement.Find(paper.FileName, names) is { NeedsPlace: false } place)
            {
                var spot = (place.CaseId, place.Kind);
                paper.Place(place);
                paper.Position = last[spot] = last.GetValueOrDefault(spot) + 1;
                placed++;
            }
        }

        return placed;
    }
}
