using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.JapaneseText;
using Portal.Core.ReviewBoard;
using Portal.Core.Storage;
using Portal.Tests.Core.Pdf;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Review;

/// <summary>Registered sessions with a real packet, and reviewers with a link each.</summary>
public static class RegisteredSessions
{
    public const string Password = "4827 1530 9962";

    private static readonly DateOnly December = new(2026, 12, 3);

    /// <summary>Two cases in three pages.</summary>
    public static async Task<RegisteredSession> NewSession(
        this PortalFixture portal, int reviewers = 1, bool downloadAllowed = true, string packet = "chromium.pdf") =>
        await portal.NewSession(await portal.StoreAsync(packet), TwoCases(), December, reviewers, downloadAllowed);

    public static async Task<RegisteredSession> NewSession(
        this PortalFixture portal, Guid packetFile, PacketContents contents, DateOnly plannedOn, int reviewers, bool downloadAllowed = true)
    {
        var insurer = People.NewInsurer();
        var clerk = await portal.NewClerk();
        var now = portal.Clock.Now;
        var session = new ReviewSession
        {
            InsurerId = insurer.Id,
            Number = 42,
            PlannedOn = plannedOn,
            StartsAt = new TimeOnly(14, 0),
            PanelName = "第3合議体",
            ExpiresOn = plannedOn.AddDays(ReviewSession.DaysOpenAfterSession),
            DownloadAllowed = downloadAllowed,
            CreatedAt = now,
            CreatedById = clerk.AccountId!.Value,
            SavedAt = now,
            SavedById = clerk.AccountId!.Value,
        };
        session.Publish(now);
        var invited = Enumerable.Range(1, reviewers).Select(n => portal.NewReviewer(insurer, session, n)).ToList();
        await portal.Add([insurer, session, .. invited.SelectMany(r => r.Rows), NewPacket(session, 1, packetFile, contents)]);
        return new RegisteredSession(session.Id, insurer, session, invited);
    }

    /// <summary>更新: the next version with a packet of its own.</summary>
    public static Task Replace(this PortalFixture portal, RegisteredSession registered, string packet = "chromium-2.0.pdf") =>
        portal.InDatabase(async db =>
        {
            var session = (await db.ReviewSessions.FindAsync(registered.Id))!;
            session.Publish(portal.Clock.Now);
            db.Add(NewPacket(session, session.Version, await portal.StoreAsync(packet), TwoCases()));
            return await db.SaveChangesAsync();
        });

    public static Task<int> Change(this PortalFixture portal, RegisteredSession registered, Action<ReviewSession> change) =>
        portal.InDatabase(async db =>
        {
            change((await db.ReviewSessions.FindAsync(registered.Id))!);
            return await db.SaveChangesAsync();
        });

    public static Task<SessionReviewer> Look(this PortalFixture portal, Guest guest) =>
        portal.InDatabase(async db => (await db.SessionReviewers.FindAsync(guest.Id))!);

    /// <summary>Through link and form to the reading page.</summary>
    public static Task<Visitor> Enter(this PortalFixture portal, Guest guest, string? password = null) =>
        portal.Visit().Enter(guest, password);

    public static async Task<Visitor> Enter(this TestBrowser browser, Guest guest, string? password = null)
    {
        var open = (await browser.GetAsync($"/review/{guest.Token}")).Headers.Location!.OriginalString;
        var answer = await browser.SubmitAsync(open, ("Email", guest.Email), ("Password", password ?? Password));
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, answer.StatusCode);
        var path = answer.Headers.Location!.OriginalString;
        return new Visitor(browser, path, Guid.Parse(path.Split('/')[^1]));
    }

    public static Task<Guid> StoreAsync(this PortalFixture portal, string fixture) =>
        portal.StoreFileAsync(PdfWorkshop.Fixture(fixture));

    public static async Task<Guid> StoreFileAsync(this PortalFixture portal, string path)
    {
        await using var file = File.OpenRead(path);
        return (await portal.Services.GetRequiredService<IFileStore>().SaveAsync(file, long.MaxValue, CancellationToken.None)).FileId;
    }

    public static PacketPaper NewPaper(ReviewDocumentKind kind, int firstPage, int pages = 1) =>
        new(Guid.NewGuid(), kind, "a.pdf", firstPage, pages, new string('0', 64));

    private static PacketContents TwoCases() => new(
        3, [],
        [
            new(Guid.NewGuid(), 1, "0001", ReviewCaseKind.New, "", 2, 1, [NewPaper(ReviewDocumentKind.FirstStageJudgement, 2)]),
            new(Guid.NewGuid(), 2, "0002", ReviewCaseKind.LevelChange, "", 3, 1, [NewPaper(ReviewDocumentKind.PhysicianOpinion, 3)]),
        ],
        "595.28x841.89*3");

    private static ReviewPacket NewPacket(ReviewSession session, int version, Guid fileId, PacketContents contents)
    {
        var packet = new ReviewPacket
        {
            SessionId = session.Id,
            Version = version,
            Fingerprint = new string('0', 64),
            PagesTotal = contents.PageCount,
            Contents = contents,
            CreatedAt = session.CreatedAt,
        };
        packet.Assembled(fileId, 32_505_856, contents, session.CreatedAt);
        packet.Publish(session.CreatedAt, SessionPlan.Of(session));
        return packet;
    }

    private static Guest NewReviewer(
        this PortalFixture portal, Portal.Core.Municipalities.Insurer insurer, ReviewSession session, int number)
    {
        var email = $"y-takahashi{number}@example.jp";
        var key = MailAddress.Normalise(email);
        var member = new Reviewer
        {
            InsurerId = insurer.Id,
            Name = "髙橋 由美",
            Email = email,
            EmailKey = key,
            Profession = "薬剤師",
            CreatedAt = portal.Clock.Now,
        };
        var reviewer = new SessionReviewer
        {
            SessionId = session.Id,
            ReviewerId = member.Id,
            Position = number,
            Name = member.Name,
            Profession = member.Profession,
            Email = email,
            EmailKey = key,
        };
        reviewer.SetPassword(portal.Services.GetRequiredService<ViewingPasswordHasher>().Hash(Password), false, portal.Clock.Now);
        var issued = ReviewLink.Issue(reviewer.Id, portal.Clock.Now);
        return new Guest(reviewer.Id, email, issued.Token, issued.Code, [member, reviewer, issued.Link]);
    }
}

/// <param name="Id">Of the session reviewer.</param>
public sealed record Guest(Guid Id, string Email, string Token, string Code, object[] Rows);

public sealed record RegisteredSession(Guid Id, Portal.Core.Municipalities.Insurer Insurer, ReviewSession Session, IReadOnlyList<Guest> Guests)
{
    public Guest Guest => Guests[0];
}

/// <summary>A browser behind the gate.</summary>
public sealed record Visitor(TestBrowser Browser, string Path, Guid VisitId)
{
    public Task<HttpResponseMessage> GetPapersAsync(string? range = null, HttpMethod? method = null)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, $"{Path}/papers.pdf");
        if (range is not null)
        {
            request.Headers.TryAddWithoutValidation("Range", range);
        }

        return Browser.Client.SendAsync(request);
    }

    /// <summary>As the page's script does: with the page's antiforgery token in the form.</summary>
    public async Task<HttpResponseMessage> PostAsync(IHtmlDocument page, string what)
    {
        using var request = Asking(page, what);
        return await Browser.Client.SendAsync(request);
    }

    public HttpRequestMessage Asking(IHtmlDocument page, string what)
    {
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return new HttpRequestMessage(HttpMethod.Post, $"{Path}/{what}")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]),
        };
    }
}
