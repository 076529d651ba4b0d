using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Mail;
using Portal.Core.ReviewBoard;

namespace Portal.Tests.Support;

/// <summary>Sessions whose papers are bound and which only wait to be registered; and registered ones.</summary>
public static class ReadySessions
{
    public const string CaseNumber = "C0917";
    public const string CaseLabel = "ひみつの表示名";

    /// <summary>A draft of two cases, meeting at 14:00, on 3 December 2026 unless another day is given.</summary>
    public static async Task<ReviewSession> NewReadySession(
        this PortalFixture portal, TestUser clerk, int reviewers = 2, DateOnly? plannedOn = null)
    {
        var day = plannedOn ?? new DateOnly(2026, 12, 3);
        var now = portal.Clock.Now;
        var panel = await portal.PanelOf(clerk.InsurerId!.Value);
        var session = new ReviewSession
        {
            InsurerId = clerk.InsurerId!.Value,
            Number = 42,
            PlannedOn = day,
            StartsAt = new TimeOnly(14, 0),
            ExpiresOn = day.AddDays(7),
            PanelId = panel.Id,
            PanelName = panel.Name,
            Place = "大会議室",
            ReviewerCount = reviewers,
            CreatedAt = now,
            CreatedById = clerk.AccountId!.Value,
            SavedAt = now,
            SavedById = clerk.AccountId!.Value,
        };
        for (var position = 1; position <= 2; position++)
        {
            session.Cases.Add(new ReviewCase
            {
                SessionId = session.Id,
                Position = position,
                CaseNumber = $"{CaseNumber}{position}",
                Kind = ReviewCaseKind.New,
                Label = CaseLabel,
            });
        }

        foreach (var item in session.Cases)
        {
            session.Documents.Add(NewDocument(session, item, clerk));
        }

        await portal.Add(session);
        for (var position = 1; position <= reviewers; position++)
        {
            await portal.AddReviewer(session, position);
        }

        await portal.BindPacket(session.Id);
        return session;
    }

    /// <summary>Puts somebody from the register on the session.</summary>
    public static async Task<SessionReviewer> AddReviewer(this PortalFixture portal, ReviewSession session, int position)
    {
        var email = $"r{Guid.NewGuid():N}@example.jp";
        var member = new Reviewer
        {
            InsurerId = session.InsurerId,
            Name = $"審査 {position.ToString(CultureInfo.InvariantCulture)}郎",
            Email = email,
            EmailKey = email,
            Profession = "医師",
        };
        var reviewer = new SessionReviewer
        {
            SessionId = session.Id,
            ReviewerId = member.Id,
            Position = position,
            IsHead = position == 1,
            Name = member.Name,
            Profession = member.Profession,
            Email = email,
            EmailKey = email,
        };
        await portal.Add(member, reviewer);
        return reviewer;
    }

    /// <summary>A packet of the next version from the papers as they are now.</summary>
    public static async Task<ReviewPacket> BindPacket(this PortalFixture portal, Guid sessionId)
    {
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        var session = await portal.InDatabase(db => db.ReviewSessions.AsNoTracking()
            .Include(s => s.Cases).Include(s => s.Documents).AsSplitQuery().SingleAsync(s => s.Id == sessionId));
        var contents = new PacketContents(
            8, [], [.. session.Cases.OrderBy(c => c.Position).Select(c => Frozen(session, c))], "");
        var packet = new ReviewPacket
        {
            SessionId = sessionId,
            Version = session.Version + 1,
            Fingerprint = await portal.InDatabase(async db => (await new PacketSource(db).ReadAsync(session, CancellationToken.None)).Fingerprint),
            PagesTotal = 8,
            Contents = contents,
            CreatedAt = portal.Clock.Now,
        };
        packet.Assembled(Guid.NewGuid(), 123_456, contents, portal.Clock.Now);
        await portal.Add(packet);
        return packet;
    }

    /// <summary>Registers with a password of its own for each reviewer.</summary>
    public static async Task<PublishedVersion> Register(this PortalFixture portal, TestUser clerk, Guid sessionId, bool byMail = false) =>
        (await portal.SendAs(clerk, await portal.Registration(sessionId, byMail: byMail))).Value;

    /// <summary>The request that the page would send now.</summary>
    public static Task<RegisterReviewSession> Registration(
        this PortalFixture portal, Guid sessionId, ViewingPasswordChoice choice = ViewingPasswordChoice.OneForEach,
        string? typed = null, bool byMail = false) => portal.InDatabase(async db => new RegisterReviewSession(
            sessionId, (await db.ReviewSessions.AsNoTracking().SingleAsync(s => s.Id == sessionId)).Revision,
            await db.ReviewPackets.Where(p => p.SessionId == sessionId).OrderByDescending(p => p.CreatedAt).Select(p => p.Id).FirstAsync(),
            choice, typed, byMail));

    /// <summary>The request of the update page.</summary>
    public static Task<UpdateReviewSession> Updating(
        this PortalFixture portal, Guid sessionId, ViewingPasswordChoice choice = ViewingPasswordChoice.Keep) =>
        portal.InDatabase(async db =>
        {
            var session = await db.ReviewSessions.AsNoTracking().SingleAsync(s => s.Id == sessionId);
            var packets = await db.ReviewPackets.AsNoTracking().Where(p => p.SessionId == sessionId).OrderByDescending(p => p.CreatedAt).ToListAsync();
            var published = packets.First(p => p.PublishedAt is not null && p.Version == session.Version);
            var bound = packets.Find(p => p.PublishedAt is null && p.Fingerprint != published.Fingerprint);
            return new UpdateReviewSession(
                sessionId, session.Version, session.Revision, (bound ?? published).Id, choice, null, false);
        });

    /// <summary>One more paper, so that the next version differs.</summary>
    public static async Task ReplacePaper(this PortalFixture portal, TestUser clerk, ReviewSession session)
    {
        var first = session.Cases.MinBy(c => c.Position)!;
        await portal.InDatabase(async db =>
        {
            db.RemoveRange(await db.ReviewDocuments.Where(d => d.CaseId == first.Id).ToListAsync());
            db.Add(NewDocument(session, first, clerk));
            return await db.SaveChangesAsync();
        });
        await portal.BindPacket(session.Id);
    }

    /// <summary>All mails about the session's reviewers, oldest first, with their text.</summary>
    public static Task<List<(OutgoingMail Mail, string Body)>> MailsOf(this PortalFixture portal, Guid sessionId) =>
        portal.InDatabase(async db =>
        {
            var protection = portal.Services.GetRequiredService<IDataProtectionProvider>();
            var ids = await db.SessionReviewers.Where(r => r.SessionId == sessionId).Select(r => r.Id).ToListAsync();
            var mails = await db.OutgoingMails.Where(m => m.AboutId != null && ids.Contains(m.AboutId.Value))
                .OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).ToListAsync();
            return mails.Select(m => (m, m.ReadBody(protection) ?? "")).ToList();
        });

    public static Task<List<SessionReviewer>> ReviewersOf(this PortalFixture portal, Guid sessionId) =>
        portal.InDatabase(db => db.SessionReviewers.AsNoTracking().Include(r => r.Records).Include(r => r.Links).AsSplitQuery()
            .Where(r => r.SessionId == sessionId).OrderBy(r => r.Position).ToListAsync());

    // Papers are only sent when reviewers can ask somebody.
    private static Task<Panel> PanelOf(this PortalFixture portal, Guid insurerId) => portal.InDatabase(async db =>
    {
        if (await db.Panels.SingleOrDefaultAsync(p => p.InsurerId == insurerId) is { } there)
        {
            return there;
        }

        var panel = new Panel { InsurerId = insurerId, Name = "第3合議体" };
        db.Add(panel);
        db.Add(new ReviewBoardSettings { InsurerId = insurerId, ContactName = "長寿福祉課", ContactPhone = "097-000-0000" });
        await db.SaveChangesAsync();
        return panel;
    });

    private static ReviewDocument NewDocument(ReviewSession session, ReviewCase item, TestUser clerk)
    {
        var document = new ReviewDocument
        {
            SessionId = session.Id,
            CaseId = item.Id,
            Kind = ReviewDocumentKind.SurveyForm,
            Position = 1,
            FileName = "調査票.pdf",
            SizeBytes = 1000,
            Sha256 = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32)),
            UploadedAt = session.CreatedAt,
            UploadedById = clerk.AccountId!.Value,
        };
        document.Cleaned(Guid.NewGuid(), 1000, 3, "");
        return document;
    }

    private static PacketCase Frozen(ReviewSession session, ReviewCase item) => new(
        item.Id, item.Position, item.CaseNumber, item.Kind, item.Label, item.Position * 3, 3,
        [.. session.Documents.Where(d => d.CaseId == item.Id)
            .Select(d => new PacketPaper(d.Id, d.Kind, d.FileName, item.Position * 3, d.PageCount, d.Sha256))]);
}
