using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>Where something is mended.</summary>
public enum PreparationPart
{
    Details,
    Reviewers,
    Papers,
    Packet,
}

/// <summary>What stops a registration, in Japanese, and where it is mended.</summary>
public sealed record RegistrationProblem(string Message, PreparationPart Part);

/// <summary>登録できるかどうか: everything that stops it, and the packet that would be sent.</summary>
internal sealed class RegistrationCheck(
    IReadOnlyList<RegistrationProblem> problems, IReadOnlyList<string> warnings, ReviewPacket? packet)
{
    public IReadOnlyList<RegistrationProblem> Problems { get; } = problems;

    public IReadOnlyList<string> Warnings { get; } = warnings;

    /// <summary>The bound packet of the next version; null while there is none that is up to date.</summary>
    public ReviewPacket? Packet { get; } = packet;

    public static async Task<RegistrationCheck> OfAsync(
        PortalDbContext db, ReviewSession session, DateOnly today, CancellationToken cancellationToken)
    {
        var reviewers = await db.SessionReviewers.CountAsync(
            r => r.SessionId == session.Id && r.RevokedAt == null, cancellationToken);
        var cases = await db.ReviewCases.AsNoTracking().Where(c => c.SessionId == session.Id).OrderBy(c => c.Position)
            .ToListAsync(cancellationToken);
        var papers = await db.ReviewDocuments.AsNoTracking().Where(d => d.SessionId == session.Id)
            .Select(d => new Paper(d.CaseId, d.Kind, d.Status, d.NeedsPlace)).ToListAsync(cancellationToken);
        var fingerprint = (await new PacketSource(db).ReadAsync(session, cancellationToken)).Fingerprint;
        var packet = await db.ReviewPackets
            .Where(p => p.SessionId == session.Id && p.Version == session.Version + 1 && p.PublishedAt == null
                && p.Fingerprint == fingerprint)
            .OrderByDescending(p => p.CreatedAt).FirstOrDefaultAsync(cancellationToken);

        var problems = new List<RegistrationProblem>();
        problems.AddRange(OfDetails(session, today));
        problems.AddRange(OfReviewers(session, reviewers));
        problems.AddRange(OfPapers(cases, papers));
        problems.AddRange(OfPacket(packet));
        var ready = packet?.Status == ReviewPacketStatus.Ready ? packet : null;
        return new RegistrationCheck(problems, [.. MissingPapers(cases, papers)], ready);
    }

    private static IEnumerable<RegistrationProblem> OfDetails(ReviewSession session, DateOnly today)
    {
        if (session.PlannedOn is not { } day)
        {
            yield return new("開催予定日を入力してください。", PreparationPart.Details);
        }
        else if (session.Version == 0 && day < today)
        {
            yield return new("開催予定日が過ぎています。今日か、今日より後の日にしてください。", PreparationPart.Details);
        }

        if (session.ExpiresOn is not { } last || last < session.PlannedOn || last < today)
        {
            yield return new("閲覧期限を、開催予定日以後の、まだ過ぎていない日にしてください。", PreparationPart.Details);
        }
    }

    private static IEnumerable<RegistrationProblem> OfReviewers(ReviewSession session, int reviewers)
    {
        if (reviewers == 0)
        {
            yield return new("審査員を選んでください。", PreparationPart.Reviewers);
        }
        else if (session.ReviewerCount != reviewers)
        {
            yield return new($"審査員の人数を、選んだ審査員の数（{reviewers}名）と同じにしてください。", PreparationPart.Reviewers);
        }
    }

    private static IEnumerable<RegistrationProblem> OfPapers(List<ReviewCase> cases, List<Paper> papers)
    {
        if (cases.Count == 0)
        {
            yield return new("審査する事例を入れてください。", PreparationPart.Papers);
        }

        var unfinished = papers.Count(p => p.Status is ReviewDocumentStatus.Checking or ReviewDocumentStatus.AwaitingScan);
        if (unfinished > 0)
        {
            yield return new($"検査の終わっていない資料が{unfinished}点あります。終わるまでお待ちください。", PreparationPart.Papers);
        }

        var refused = papers.Count(p => p.Status == ReviewDocumentStatus.Refused);
        if (refused > 0)
        {
            yield return new($"登録できなかった資料が{refused}点あります。入れ直すか、削除してください。", PreparationPart.Papers);
        }

        var unplaced = papers.Count(p => p.NeedsPlace);
        if (unplaced > 0)
        {
            yield return new($"入れる事例の決まっていない資料が{unplaced}点あります。", PreparationPart.Papers);
        }
    }

    private static IEnumerable<RegistrationProblem> OfPacket(ReviewPacket? packet)
    {
        if (packet?.Status != ReviewPacketStatus.Ready)
        {
            yield return new(
                packet?.Status is ReviewPacketStatus.Waiting or ReviewPacketStatus.Assembling
                    ? "資料を1冊にまとめています。終わるまでお待ちください。"
                    : "資料を1冊にまとめて、内容を確かめてください。",
                PreparationPart.Packet);
        }
    }

    private static IEnumerable<string> MissingPapers(List<ReviewCase> cases, List<Paper> papers)
    {
        foreach (var (kind, name) in PaperNames.Expected)
        {
            var without = cases.Where(c => !papers.Any(p => p.CaseId == c.Id && p.Kind == kind)).ToList();
            if (without.Count > 0)
            {
                yield return $"審査順{string.Join('・', without.Select(c => c.Position))}の{name}がありません。";
            }
        }
    }

    private sealed record Paper(Guid? CaseId, ReviewDocumentKind Kind, ReviewDocumentStatus Status, bool NeedsPlace);
}
