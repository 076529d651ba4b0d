using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Core.ReviewBoard;
using Portal.Core.Storage;

namespace Portal.Tests.Support;

/// <summary>Makes sessions, cases and papers as a clerk would.</summary>
public static class Sessions
{
    public static SessionDetails Details(string plannedOn = "令和8年12月3日") => new()
    {
        Number = "42",
        PlannedOn = plannedOn,
        StartsAt = "14:00",
        Place = "第2会議室",
        ReviewerCount = "2",
    };

    public static async Task<Guid> NewDraft(this PortalFixture portal, TestUser clerk, int cases = 0)
    {
        var started = await portal.SendAs(clerk, new StartReviewSession(Guid.CreateVersion7(), Details()));
        if (cases > 0)
        {
            await portal.Add([.. Enumerable.Range(1, cases).Select(position => new ReviewCase
            {
                SessionId = started.Value,
                Position = position,
                CaseNumber = $"{position:0000}",
                Kind = ReviewCaseKind.Renewal,
            })]);
        }

        return started.Value;
    }

    public static IFileStore Files(this PortalFixture portal) => portal.Services.GetRequiredService<IFileStore>();

    /// <summary>Every file that lies in the store, half-written ones too.</summary>
    public static IEnumerable<string> StoredFiles(this PortalFixture portal)
    {
        var root = portal.Services.GetRequiredService<IOptions<StorageOptions>>().Value.Path;
        return Directory.Exists(root) ? Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories) : [];
    }

    public static Reviewer NewReviewer(this PortalFixture portal, TestUser clerk, string name, bool isActive = true)
    {
        var address = $"{Guid.NewGuid():N}@example.jp";
        return new Reviewer
        {
            InsurerId = clerk.InsurerId!.Value,
            Name = name,
            Email = address,
            EmailKey = address,
            Profession = "医師",
            IsActive = isActive,
            CreatedAt = portal.Clock.Now,
        };
    }

    public static byte[] Pdf(string fixture = "libreoffice.pdf") =>
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Files", "Pdf", fixture));

    /// <summary>A PDF of its own bytes: a comment at its end changes nothing but the hash.</summary>
    public static byte[] OtherPdf(string fixture = "libreoffice.pdf") =>
        [.. Pdf(fixture), .. System.Text.Encoding.ASCII.GetBytes($"% {Guid.NewGuid()}\n")];

    public static async Task<UploadedPaper> Upload(
        this PortalFixture portal, TestUser clerk, Guid sessionId, string name, byte[]? content = null) =>
        (await portal.SendAs(clerk, new UploadPaper(sessionId, name, new MemoryStream(content ?? OtherPdf())))).Value;

    /// <summary>Lets the worker check until nothing is left.</summary>
    public static async Task CheckAll(this PortalFixture portal)
    {
        await portal.Run<CheckNextDocument>();
    }

    /// <summary>A checked paper and a packet of it that waits to be bound; answers the packet's id.</summary>
    public static async Task<Guid> AskForPacket(this PortalFixture portal, TestUser clerk, Guid sessionId)
    {
        await portal.Upload(clerk, sessionId, "01_意見書.pdf");
        await portal.CheckAll();

        // A worker takes the oldest first: those that other tests left would come before this one.
        await portal.Run<AssembleNextPacket>();

        return (await portal.SendAs(clerk, new RequestPacket(sessionId))).Value;
    }

    public static Task<ReviewPacket?> PacketOf(this PortalFixture portal, Guid packetId) =>
        portal.InDatabase(db => db.ReviewPackets.AsNoTracking().SingleOrDefaultAsync(p => p.Id == packetId));

    /// <summary>In their order.</summary>
    public static Task<List<ReviewCase>> CasesOf(this PortalFixture portal, Guid sessionId) => portal.InDatabase(
        db => db.ReviewCases.Where(c => c.SessionId == sessionId).OrderBy(c => c.Position).ToListAsync());

    public static Task<List<ReviewDocument>> PapersOf(this PortalFixture portal, Guid sessionId) => portal.InDatabase(
        db => db.ReviewDocuments.Where(d => d.SessionId == sessionId).OrderBy(d => d.UploadedAt).ThenBy(d => d.Id).ToListAsync());

    /// <summary>The page's own upload form with files, as a browser without script sends it.</summary>
    public static async Task<HttpResponseMessage> UploadAsync(
        this TestBrowser browser, string page, params (string Name, byte[] Content)[] files)
    {
        var form = (await browser.OpenAsync(page)).QuerySelector("form[data-upload]")!;
        using var content = new MultipartFormDataContent();
        foreach (var field in form.QuerySelectorAll("input[type=hidden]"))
        {
            content.Add(new StringContent(field.GetAttribute("value") ?? ""), field.GetAttribute("name")!);
        }

        foreach (var (name, bytes) in files)
        {
            var file = new ByteArrayContent(bytes);
            file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
            content.Add(file, "Files", name);
        }

        return await browser.Client.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), content);
    }
}
