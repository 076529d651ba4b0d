using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>登録内容の確認の画面: everything that would be sent, what stops it, and what changed since the last version.</summary>
public sealed record GetRegistration(Guid SessionId) : IRequest<RegistrationView?>;

/// <param name="Facts">開催情報.</param>
/// <param name="Revision">For the form: what was looked at.</param>
/// <param name="Changes">Since the published version; empty for a first registration.</param>
/// <param name="Packet">Null while there is none that is up to date.</param>
public sealed record RegistrationView(
    Guid Id, string Title, ReviewSessionStatus Status, int Version, int Revision, DateTimeOffset? RegisteredAt, SessionPlan Facts,
    IReadOnlyList<RegistrationReviewer> Reviewers, IReadOnlyList<RegistrationCase> Cases, int SessionPapers,
    RegistrationPacket? Packet, SessionReadiness Readiness, IReadOnlyList<string> Changes)
{
    public bool IsUpdate => Version > 0;

    public bool CanBeSent => Readiness.IsReady && Packet is not null && (!IsUpdate || Changes.Count > 0);
}

/// <param name="HasPassword">From an earlier version.</param>
public sealed record RegistrationReviewer(string Name, string Profession, string Email, bool IsHead, bool HasPassword);

/// <param name="Pages">Pages by kind, in the order of <see cref="ReviewDocumentKind"/>; 0 for none.</param>
public sealed record RegistrationCase(int Position, string CaseNumber, ReviewCaseKind Kind, string Label, IReadOnlyList<int> Pages);

public sealed record RegistrationPacket(Guid Id, int Pages, long SizeBytes);

public sealed class GetRegistrationHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<GetRegistration, RegistrationView?>
{
    public async Task<RegistrationView?> Handle(GetRegistration request, CancellationToken cancellationToken)
    {
        if (await db.OwnSession(user, request.SessionId).AsNoTracking().SingleOrDefaultAsync(cancellationToken) is not { } found)
        {
            return null;
        }

        var session = found.AsPrepared();

        var check = await RegistrationCheck.OfAsync(db, session, clock.TodayInJapan(), cancellationToken);
        var reviewers = await db.SessionReviewers.AsNoTracking()
            .Where(r => r.SessionId == session.Id && r.IsChosen).OrderBy(r => r.Position)
            .Select(r => new RegistrationReviewer(r.Name, r.Profession, r.Email, r.IsHead, r.PasswordHash != null))
            .ToListAsync(cancellationToken);
        var packet = check.Packet;
        return new RegistrationView(
            session.Id, session.Title, session.Status, session.Version, session.Revision, session.RegisteredAt,
            SessionPlan.Of(session), reviewers, await CasesAsync(session.Id, cancellationToken),
            await db.ReviewDocuments.CountAsync(d => d.SessionId == session.Id && d.CaseId == null && !d.NeedsPlace, cancellationToken),
            packet is null ? null : new RegistrationPacket(packet.Id, packet.Contents.PageCount, packet.SizeBytes),
            check.Readiness, await ChangesAsync(session, packet, cancellationToken));
    }

    private async Task<IReadOnlyList<RegistrationCase>> CasesAsync(Guid sessionId, CancellationToken cancellationToken)
    {
        var pages = await db.ReviewDocuments.Where(d => d.SessionId == sessionId && d.CaseId != null)
            .GroupBy(d => new { d.CaseId, d.Kind }).Select(g => new { g.Key, Pages = g.Sum(d => d.PageCount) })
            .ToDictionaryAsync(g => g.Key, g => g.Pages, cancellationToken);
        var cases = await db.ReviewCases.AsNoTracking().Where(c => c.SessionId == sessionId).OrderBy(c => c.Position)
            .ToListAsync(cancellationToken);
        return
        [
            .. cases.Select(c => new RegistrationCase(c.Position, c.CaseNumber, c.Kind, c.Label,
                [.. Enum.GetValues<ReviewDocumentKind>().Select(k => pages.GetValueOrDefault(new { CaseId = (Guid?)c.Id, Kind = k }))])),
        ];
    }

    private async Task<IReadOnlyList<string>> ChangesAsync(
        ReviewSession session, ReviewPacket? packet, CancellationToken cancellationToken) =>
        session.Version > 0 && packet is not null
            ? (await VersionUpdate.LookAsync(db, session, packet, cancellationToken)).Changes
            : [];
}
