using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Pdf;
using Portal.Core.ReviewBoard;
using Portal.Core.Time;
using Portal.Demo.Papers;

namespace Portal.Demo;

/// <summary>Prepares and registers one session as a clerk does: details, reviewers, papers, packet, 登録.</summary>
public sealed class DemoSession(PortalDbContext db, RazorHtml html, HtmlToPdf composer, TimeProvider clock, DemoClerk clerk)
{
    /// <summary>Told on the console, so that the gate can be tried.</summary>
    public const string ViewingPassword = "4827 1930 5561";

    public async Task<Guid> RegisterAsync(int number, int cases, int daysAhead, CancellationToken cancellationToken)
    {
        var sessionId = await StartAsync(number, daysAhead, cancellationToken);
        for (var position = 1; position <= cases; position++)
        {
            await AddCaseAsync(sessionId, new DemoCase(position), cancellationToken);
        }

        await UntilAllAsync(
            db.ReviewDocuments.Where(d => d.SessionId == sessionId).Select(d => d.Status),
            ReviewDocumentStatus.Ready, ReviewDocumentStatus.Refused, cancellationToken);
        var packetId = await clerk.DoAsync<RequestPacketHandler, RequestPacket, Guid>(new(sessionId), cancellationToken);
        await UntilAllAsync(
            db.ReviewPackets.Where(p => p.Id == packetId).Select(p => p.Status),
            ReviewPacketStatus.Ready, ReviewPacketStatus.Failed, cancellationToken);

        var revision = await RevisionAsync(sessionId, cancellationToken);
        await clerk.DoAsync<RegisterReviewSessionHandler, RegisterReviewSession, PublishedVersion>(
            new(sessionId, revision, packetId, ViewingPasswordChoice.Typed, ViewingPassword, SendPasswordMail: false), cancellationToken);
        return sessionId;
    }

    private async Task<Guid> StartAsync(int number, int daysAhead, CancellationToken cancellationToken)
    {
        var reviewers = DemoReviewers.Of(clerk.InsurerId!.Value, clock.GetUtcNow());
        var panel = DemoReviewers.PanelOf(clerk.InsurerId!.Value, reviewers);
        db.AddRange(reviewers);
        db.Add(panel);
        await db.SaveChangesAsync(cancellationToken);

        var day = clock.TodayInJapan().AddDays(daysAhead);
        var sessionId = await clerk.DoAsync<StartReviewSessionHandler, StartReviewSession, Guid>(
            new(Guid.CreateVersion7(), new SessionDetails
            {
                Number = number.ToString(CultureInfo.InvariantCulture),
                PlannedOn = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                StartsAt = "14:00",
                PanelId = panel.Id,
                Place = "市役所3階 第2会議室",
                DownloadAllowed = true,
                ReviewerCount = "5",
            }), cancellationToken);
        var revision = await RevisionAsync(sessionId, cancellationToken);
        await clerk.DoAsync<SaveSessionReviewersHandler>(
            handler => handler.Handle(new(sessionId, revision, Was: null, "5", [.. reviewers.Select(r => r.Id)],
                reviewers[0].Id, MustMatch: true), cancellationToken));
        return sessionId;
    }

    private async Task<int> RevisionAsync(Guid sessionId, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        return await db.ReviewSessions.Where(s => s.Id == sessionId).Select(s => s.Revision).SingleAsync(cancellationToken);
    }

    private async Task AddCaseAsync(Guid sessionId, DemoCase item, CancellationToken cancellationToken)
    {
        db.Add(new ReviewCase { SessionId = sessionId, Position = item.Position, CaseNumber = item.Number, Kind = item.Kind });
        await db.SaveChangesAsync(cancellationToken);
        await UploadAsync<FirstStagePaper>(sessionId, item, "一次判定", cancellationToken);
        await UploadAsync<SurveyPaper>(sessionId, item, "調査票_特記事項", cancellationToken);
        await UploadAsync<OpinionPaper>(sessionId, item, "意見書", cancellationToken);
    }

    private async Task UploadAsync<TPaper>(Guid sessionId, DemoCase item, string kind, CancellationToken cancellationToken)
        where TPaper : Microsoft.AspNetCore.Components.IComponent
    {
        var page = await html.RenderAsync<TPaper>(kind, new Dictionary<string, object?> { ["Case"] = item });
        using var pdf = new MemoryStream(await composer.RenderAsync(page, cancellationToken));
        await clerk.DoAsync<UploadPaperHandler, UploadPaper, UploadedPaper>(
            new(sessionId, $"{item.Position:D2}_{kind}.pdf", pdf), cancellationToken);
    }

    // The worker checks and binds meanwhile.
    private static async Task UntilAllAsync<TStatus>(
        IQueryable<TStatus> statuses, TStatus done, TStatus failed, CancellationToken cancellationToken)
        where TStatus : struct, Enum
    {
        while (true)
        {
            var now = await statuses.ToListAsync(cancellationToken);
            if (now.Contains(failed))
            {
                throw new InvalidOperationException($"The demonstration's own papers have become {failed}.");
            }

            if (now.TrueForAll(status => status.Equals(done)))
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(300), cancellationToken);
        }
    }
}
