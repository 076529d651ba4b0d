using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;
using Portal.Core.Storage;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>What 登録 and 更新 do alike.</summary>
internal static class PublishingSteps
{
    /// <summary>The reasons against a typed password; empty when none was to be typed.</summary>
    public static async Task<IReadOnlyList<Error>> RefuseTypedAsync(
        this PortalDbContext db, ReviewSession session, ViewingPasswordChoice? choice, string? typed,
        CancellationToken cancellationToken)
    {
        if (choice != ViewingPasswordChoice.Typed)
        {
            return [];
        }

        var insurer = await db.Insurers.AsNoTracking().SingleAsync(i => i.Id == session.InsurerId, cancellationToken);
        return ViewingPasswordRules.Check(typed, session.PlannedOn!.Value, insurer.InsurerNumber, insurer.Name);
    }

    /// <summary>To those for whom the clerk asked for it when their password was made.</summary>
    public static void SendPasswords(
        this SessionLetters letters, IReadOnlyList<(SessionReviewer Reviewer, string Password)> given, ReviewMailFacts facts,
        DateTimeOffset at)
    {
        foreach (var (reviewer, password) in given.Where(g => g.Reviewer.PasswordSentByMail))
        {
            letters.SendPassword(reviewer, password, facts, at);
        }
    }

    public static IReadOnlyList<ToldPassword> ToTold(this IReadOnlyList<(SessionReviewer Reviewer, string Password)> given) =>
        [.. given.Select(g => new ToldPassword(g.Reviewer.Name, g.Reviewer.Profession, g.Password, g.Reviewer.PasswordSentByMail))];

    /// <summary>受付番号 for what has just been done to the session, by whoever saved it last.</summary>
    public static async Task<SessionReceipt> GiveReceiptAsync(
        this PortalDbContext db, SessionReceiptKind kind, ReviewSession session, ReviewPacket packet, int reviewers,
        CancellationToken cancellationToken)
    {
        var today = session.SavedAt.DayInJapan();
        var receipt = new SessionReceipt
        {
            SessionId = session.Id,
            Number = await db.TakeReceiptNumberAsync(() => ReceiptNumber.New(today), cancellationToken),
            Kind = kind,
            Version = session.Version,
            At = session.SavedAt,
            AccountId = session.SavedById,
            Facts = SessionPlan.Of(session) with { Note = "" },
            Cases = packet.Contents.Cases.Count,
            Pages = packet.Contents.PageCount,
            Reviewers = reviewers,
        };
        db.Add(receipt);
        return receipt;
    }

    /// <summary>Older versions and previews: their bytes go once this save is committed.</summary>
    public static async Task DiscardOtherPacketsAsync(
        this PortalDbContext db, Guid sessionId, Guid keptId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var others = await db.ReviewPackets.Where(p => p.SessionId == sessionId && p.Id != keptId && p.FileId != null)
            .ToListAsync(cancellationToken);
        foreach (var packet in others)
        {
            db.Discard(packet.FileId, at);
            packet.Retire();
        }
    }

    /// <summary>Lets go of the marked copies made for these visits.</summary>
    public static void DiscardStamps(this PortalDbContext db, IEnumerable<ReviewVisit> visits, DateTimeOffset at)
    {
        foreach (var visit in visits.Where(v => v.StampedFileId is not null))
        {
            db.Discard(visit.StampedFileId, at);
            visit.ForgetStamp();
        }
    }
}
