using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.JapaneseText;
using Portal.Core.ReviewBoard;
using Portal.Core.Storage;
using Portal.Tests.Core.Pdf;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Review;

/// <summary>A portal whose gate answers quickly, and registered sessions with a real packet.</summary>
public sealed class GateFixture : PortalFixture
{
    public const string Password = "4827 1530 9962";

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("ReviewGate:AnswerAfterMilliseconds", "20");
        builder.UseSetting("ReviewGate:DelayStepMilliseconds", "0");
    }

    /// <summary>A registered session of two cases with some reviewers, each with a link.</summary>
    public async Task<RegisteredSession> NewSession(int reviewers = 1, bool downloadAllowed = true, string packet = "chromium.pdf")
    {
        var insurer = People.NewInsurer();
        var clerk = await this.NewClerk();
        var session = new ReviewSession
        {
            InsurerId = insurer.Id,
            Number = 42,
            PlannedOn = new DateOnly(2026, 12, 3),
            StartsAt = new TimeOnly(14, 0),
            PanelName = "第3合議体",
            ExpiresOn = new DateOnly(2026, 12, 10),
            DownloadAllowed = downloadAllowed,
            CreatedAt = Clock.Now,
            CreatedById = clerk.AccountId!.Value,
            SavedAt = Clock.Now,
            SavedById = clerk.AccountId!.Value,
        };
        session.Publish(Clock.Now);
        var invited = Enumerable.Range(1, reviewers).Select(n => NewReviewer(insurer, session, n)).ToList();
        var file = await StoreAsync(packet);
        await Add([insurer, session, .. invited.SelectMany(r => r.Rows), NewPacket(session, 1, file)]);
        return new RegisteredSession(session.Id, insurer, session, invited);
    }

    /// <summary>更新: the next version with a packet of its own.</summary>
    public Task Replace(RegisteredSession registered, string packet = "chromium-2.0.pdf") => InDatabase(async db =>
    {
        var session = (await db.ReviewSessions.FindAsync(registered.Id))!;
        session.Publish(Clock.Now);
        db.Add(NewPacket(session, session.Version, await StoreAsync(packet)));
        return await db.SaveChangesAsync();
    });

    public Task<int> Change(RegisteredSession registered, Action<ReviewSession> change) => InDatabase(async db =>
    {
        change((await db.ReviewSessions.FindAsync(registered.Id))!);
        return await db.SaveChangesAsync();
    });

    public Task<SessionReviewer> Look(Guest guest) =>
        InDatabase(async db => (await db.SessionReviewers.FindAsync(guest.Id))!);

    /// <summary>Through link and form to the reading page.</summary>
    public async Task<Visitor> Enter(Guest guest, string? password = null)
    {
        var browser = Visit();
        var open = (await browser.GetAsync($"/review/{guest.Token}")).Headers.Location!.OriginalString;
        var answer = await browser.SubmitAsync(open, ("Email", guest.Email), ("Password", password ?? Password));
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, answer.StatusCode);
        var path = answer.Headers.Location!.OriginalString;
        return new Visitor(browser, path, Guid.Parse(path.Split('/')[^1]));
    }

    public async Task<Guid> StoreAsync(string fixture) => await StoreFileAsync(PdfWorkshop.Fixture(fixture));

    public async Task<Guid> StoreFileAsync(string path)
    {
        await using var file = File.OpenRead(path);
        return (await Services.GetRequiredService<IFileStore>().SaveAsync(file, long.MaxValue, CancellationToken.None)).FileId;
    }

    public static ReviewPacket NewPacket(ReviewSession session, int version, Guid fileId, int pages = 3)
    {
        PacketPaper Paper(ReviewDocumentKind kind, int first) => new(Guid.NewGuid(), kind, "a.pdf", first, 1, new string('0', 64));
        var contents = new PacketContents(
            pages, [],
            [
                new(Guid.NewGuid(), 1, "0001", ReviewCaseKind.New, "", 2, 1, [Paper(ReviewDocumentKind.FirstStageJudgement, 2)]),
                new(Guid.NewGuid(), 2, "0002", ReviewCaseKind.LevelChange, "", 3, 1, [Paper(ReviewDocumentKind.PhysicianOpinion, 3)]),
            ],
            $"595.28x841.89*{pages}");
        var packet = new ReviewPacket
        {
            SessionId = session.Id,
            Version = version,
            Fingerprint = new string('0', 64),
            PagesTotal = pages,
            Contents = contents,
            CreatedAt = session.CreatedAt,
        };
        packet.Assembled(fileId, 32_505_856, contents, session.CreatedAt);
        packet.Publish(session.CreatedAt, PublishedFacts.Of(session));
        return packet;
    }

    private Guest NewReviewer(Portal.Core.Municipalities.Insurer insurer, ReviewSession session, int number)
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
            CreatedAt = Clock.Now,
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
        reviewer.SetPassword(Services.GetRequiredService<ViewingPasswordHasher>().Hash(Password), false, Clock.Now);
        var issued = ReviewLink.Issue(reviewer.Id, Clock.Now);
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
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        return await Browser.Client.PostAsync(new Uri($"{Path}/{what}", UriKind.Relative), content);
    }
}
