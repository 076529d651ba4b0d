using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Portal.Core.ReviewBoard;
using Portal.Tests.Core.Pdf;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Review;

/// <summary>What a clerk withdraws stops at once, in the middle of the viewer's bytes and of a download.</summary>
public sealed partial class WithdrawalTests(GateFixture portal) : IClassFixture<GateFixture>
{
    [Theory]
    [InlineData("deleted")]
    [InlineData("address-corrected")]
    [InlineData("passwords-renewed")]
    [InlineData("link-renewed")]
    [InlineData("locked")]
    [InlineData("stopped")]
    [InlineData("replaced")]
    [InlineData("expired")]
    [InlineData("ended")]
    [InlineData("locked", true)]
    [InlineData("replaced", true)]
    [InlineData("expired", true)]
    public async Task Bytes_on_their_way_stop_within_a_second(string how, bool elsewhere = false)
    {
        await using var second = elsewhere ? portal.WithWebHostBuilder(_ => { }) : null;
        portal.Clock.Now = TestClock.InJapan(2026, 12, 2, 9, 12);
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk, reviewers: 1);
        var password = Assert.Single((await portal.Register(clerk, session.Id)).Passwords).Password;
        await GiveLargePacketAsync(session.Id);
        if (how == "expired")
        {
            portal.Clock.Now = TestClock.InJapan(2026, 12, 10, 23, 59);
        }

        var (reviewer, visitor) = await EnterAsync(second ?? portal, session.Id, password);
        var page = await visitor.Browser.OpenAsync(visitor.Path);
        await using var screen = await BeginAsync(visitor.Browser, new HttpRequestMessage(HttpMethod.Get, $"{visitor.Path}/papers.pdf"));
        await using var download = await BeginAsync(visitor.Browser, visitor.Asking(page, "download"));

        await StopAsync(how, clerk, session, reviewer, visitor);

        // It has been committed a moment ago, whatever the time that all before the commit took.
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(ShouldBreakOffAsync(screen, watch), ShouldBreakOffAsync(download, watch));
        var state = await visitor.Browser.GetAsync($"{visitor.Path}/state");
        Assert.Equal(how == "replaced" ? (HttpStatusCode.OK, """{"replaced":true}""") : (HttpStatusCode.NotFound, null),
            (state.StatusCode, state.IsSuccessStatusCode ? await state.Content.ReadAsStringAsync() : null));
    }

    private async Task StopAsync(string how, TestUser clerk, ReviewSession session, SessionReviewer reviewer, Visitor visitor)
    {
        var failed = how switch
        {
            "deleted" => (await portal.SendAs(clerk, new DeleteReviewSession(session.Id, await RevisionAsync(session.Id), null))).Failed,
            "address-corrected" => (await portal.SendAs(
                clerk, new CorrectReviewerAddress(session.Id, reviewer.Id, "right@example.jp", AlsoInRegister: false))).Failed,
            "passwords-renewed" => (await portal.SendAs(
                clerk, new RenewViewingPasswords(session.Id, null, ViewingPasswordChoice.OneForAll, null, false))).Failed,
            "link-renewed" => (await portal.SendAs(clerk, new SendLinkAgain(session.Id, reviewer.Id, Renew: true))).Failed,
            "locked" => (await portal.SendAs(clerk, new SwitchReviewerLock(session.Id, reviewer.Id, Locked: true))).Failed,
            "stopped" => (await portal.SendAs(clerk, new StopReviewer(session.Id, reviewer.Id))).Failed,
            "replaced" => await ReplaceAsync(clerk, session),
            "ended" => (await visitor.PostAsync(await visitor.Browser.OpenAsync(visitor.Path), "end")).StatusCode
                != HttpStatusCode.SeeOther,
            _ => false,
        };
        Assert.False(failed);
        if (how == "expired")
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    private async Task<bool> ReplaceAsync(TestUser clerk, ReviewSession session)
    {
        await portal.ReplacePaper(clerk, session);
        return (await portal.SendAs(clerk, await portal.Updating(session.Id))).Failed;
    }

    private Task<int> RevisionAsync(Guid sessionId) =>
        portal.InDatabase(db => db.ReviewSessions.Where(s => s.Id == sessionId).Select(s => s.Revision).SingleAsync());

    private async Task<(SessionReviewer Reviewer, Visitor Visitor)> EnterAsync(
        WebApplicationFactory<Program> host, Guid sessionId, string password)
    {
        var reviewer = Assert.Single(await portal.ReviewersOf(sessionId));
        var token = Link().Match((await portal.MailsOf(sessionId))[0].Body).Groups[1].Value;
        var browser = new TestBrowser(host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false }));
        return (reviewer, await browser.Enter(new Guest(reviewer.Id, reviewer.Email, token, "", []), password));
    }

    private static async Task<Stream> BeginAsync(TestBrowser browser, HttpRequestMessage request)
    {
        var response = await browser.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        var body = await response.Content.ReadAsStreamAsync();
        await body.ReadExactlyAsync(new byte[16 * 1024]);
        return body;
    }

    private static async Task ShouldBreakOffAsync(Stream body, Stopwatch watch)
    {
        var buffer = new byte[16 * 1024];
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            while (true)
            {
                // A slow reader, for whom the file would last three seconds and more.
                await Task.Delay(20);
                Assert.NotEqual(0, await body.ReadAsync(buffer));
            }
        });
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    /// <summary>One page with a picture of three megabytes that no program can make smaller.</summary>
    private async Task GiveLargePacketAsync(Guid sessionId)
    {
        const int Size = 3_000_000;
        byte[] pdf =
        [
            .. Encoding.ASCII.GetBytes(
                "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 4 0 R>>>>>>endobj\n"
                + "4 0 obj<</Type/XObject/Subtype/Image/Width 2000/Height 1500/ColorSpace/DeviceGray/BitsPerComponent 8"
                + $"/Length {Size}>>stream\n"),
            .. RandomNumberGenerator.GetBytes(Size),
            .. "\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"u8,
        ];
        using var workshop = new PdfWorkshop();
        var fileId = await portal.StoreFileAsync(workshop.Write(pdf));
        await portal.InDatabase(async db =>
        {
            var packet = await db.ReviewPackets.SingleAsync(p => p.SessionId == sessionId && p.Version == 1);
            packet.Assembled(fileId, pdf.Length, packet.Contents with { PageSizes = "595x842*1" }, portal.Clock.Now);
            return await db.SaveChangesAsync();
        });
    }

    [GeneratedRegex("/review/([A-Za-z0-9_-]{43})")]
    private static partial Regex Link();
}
