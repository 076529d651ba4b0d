using System.Net;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Review;

/// <summary>What a clerk saves without 更新 is not seen behind the gate; what an update changed is said there.</summary>
public sealed class WaitingChangesTests(GateFixture portal) : IClassFixture<GateFixture>
{
    [Fact]
    public async Task A_saved_change_takes_nothing_from_a_reader_before_the_update()
    {
        var session = await portal.NewSession();
        var visitor = await portal.Enter(session.Guest);
        var clerk = await portal.NewClerk(session.Insurer);
        var form = (await portal.SendAs(clerk, new GetSessionDetails(session.Id)))!;
        var saved = await portal.SendAs(clerk, new SaveSessionDetails(session.Id, form.Head.Revision, form.Facts, SessionDetails.Of(form.Facts) with
        {
            Number = "77",
            PlannedOn = "令和8年11月20日",
            ExpiresOn = "令和8年11月20日",
            DownloadAllowed = false,
        }));

        portal.Clock.Advance(TimeSpan.FromMinutes(20));
        var page = await visitor.Browser.OpenAsync(visitor.Path);
        portal.Clock.Now = TestClock.InJapan(2026, 11, 21, 9, 0);
        await portal.SendAsWorker(new CloseExpiredSessions());
        var next = await portal.Enter(session.Guest);

        Assert.Empty(saved.Errors);
        Assert.Contains("第42回", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("form[data-download]"));
        Assert.Equal(HttpStatusCode.OK, (await next.GetPapersAsync()).StatusCode);
    }

    [Fact]
    public async Task A_replacement_says_what_changed_to_who_was_reading_and_to_who_comes_later()
    {
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
        var session = await portal.NewSession();
        var visitor = await portal.Enter(session.Guest);
        await visitor.Browser.OpenAsync(visitor.Path);
        await portal.Change(session, s => s.Enter(SessionPlan.Of(s) with { Place = "オンライン", Note = "職員だけの覚え書き" }));
        await portal.Replace(session);

        var told = await visitor.Browser.OpenAsync(visitor.Path);
        var later = await portal.Enter(session.Guest);
        var page = await later.Browser.OpenAsync(later.Path);

        var expected = new[] { "審査順1の事例を追加", "審査順2の事例を追加", "前の版の審査順1の事例を削除", "前の版の審査順2の事例を削除", "場所：（なし） → オンライン" };
        Assert.Equal(expected, told.QuerySelectorAll("main ul.points li").Select(l => l.TextContent));
        Assert.Equal(expected, page.QuerySelectorAll("details.more li").Select(l => l.TextContent));
    }
}
