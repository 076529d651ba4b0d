using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Review;

/// <summary>What reviewers and clerks do at the same instant.</summary>
public sealed class RaceTests(GateFixture portal) : IClassFixture<GateFixture>
{
    [Fact]
    public async Task A_visit_that_is_just_being_prolonged_ends_all_the_same()
    {
        var visitor = await portal.Enter((await portal.NewSession()).Guest);
        await visitor.GetPapersAsync();
        var page = await visitor.Browser.OpenAsync(visitor.Path);

        var answer = await portal.WhileHeld(
            db => ProlongAsync(db, visitor), () => visitor.Browser.SubmitAsync(page, visitor.Path, ".who form"));

        var visit = await VisitAsync(visitor);
        Assert.Equal("/review/read/done", answer.Headers.Location!.OriginalString);
        Assert.NotNull(visit.EndedAt);
        Assert.Null(visit.ProtectedPassword);
        Assert.Null(visit.StampedFileId);
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEvents.CountAsync(
            e => e.ObjectId == visit.SessionReviewerId && e.Action == "ReviewVisitEnded")));
    }

    [Fact]
    public async Task A_new_version_opens_while_the_visit_is_just_being_prolonged()
    {
        var session = await portal.NewSession();
        var visitor = await portal.Enter(session.Guest);
        await visitor.GetPapersAsync();
        await portal.Replace(session);
        var told = await visitor.Browser.OpenAsync(visitor.Path);

        await portal.WhileHeld(
            db => ProlongAsync(db, visitor), () => visitor.Browser.SubmitAsync(told, visitor.Path, "main form"));

        Assert.Equal(2, (await VisitAsync(visitor)).ShownVersion);
        Assert.Contains("（第2版）", (await visitor.Browser.OpenAsync(visitor.Path)).MainText());
    }

    [Fact]
    public async Task A_link_that_is_renewed_while_its_password_is_being_checked_opens_nothing()
    {
        var session = await portal.NewSession();
        using var browser = portal.Visit();
        var open = (await browser.GetAsync($"/review/{session.Guest.Token}")).Headers.Location!.OriginalString;

        var answer = await portal.WhileHeld(
            db => db.Database.ExecuteSqlAsync($"SELECT FROM review_sessions WHERE id = {session.Id} FOR NO KEY UPDATE"),
            () => browser.SubmitAsync(open, ("Email", session.Guest.Email), ("Password", GateFixture.Password)),
            db => db.ReviewLinks.Where(l => l.SessionReviewerId == session.Guest.Id)
                .ExecuteUpdateAsync(u => u.SetProperty(l => l.RevokedAt, portal.Clock.Now)));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(await portal.InDatabase(db => db.ReviewVisits.AnyAsync(v => v.SessionId == session.Id)));
    }

    private static Task<int> ProlongAsync(Portal.Core.Data.PortalDbContext db, Visitor visitor) =>
        db.ReviewVisits.Where(v => v.Id == visitor.VisitId).ExecuteUpdateAsync(u => u.SetProperty(v => v.LastSeenAt, v => v.LastSeenAt));

    private Task<ReviewVisit> VisitAsync(Visitor visitor) =>
        portal.InDatabase(async db => (await db.ReviewVisits.FindAsync(visitor.VisitId))!);
}
