using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Insurer.ReviewSessions;

/// <summary>A registered session, changed through its own pages.</summary>
public sealed class RegisteredSessionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Details_are_kept_for_the_update_and_the_page_says_so()
    {
        var (clerk, session, root) = await Registered();
        using var browser = await portal.SignIn(clerk);

        var response = await browser.SubmitAsync(
            $"{root}/details", ("Details.Place", "オンライン"), ("Details.ExpiresOn", "令和8年12月4日"), ("Close", "true"));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var page = await browser.OpenAsync($"{root}/details");
        Assert.Equal("オンライン", page.QuerySelector("[name='Details.Place']")!.GetAttribute("value"));
        Assert.Contains("「更新する」まで、審査員には前の版が見えています。", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("保存済み・未更新", (await browser.OpenAsync($"{root}/reviewers")).MainText(), StringComparison.Ordinal);
        var row = await portal.InDatabase(db => db.ReviewSessions.SingleAsync(s => s.Id == session.Id));
        Assert.Equal((session.Place, session.ExpiresOn), (row.Place, row.ExpiresOn));
        await portal.BindPacket(session.Id);
        var confirm = await browser.OpenAsync($"{root}/confirm");
        Assert.Contains("場所：大会議室 → オンライン", confirm.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_for_the_update_is_told_wherever_the_session_stands_until_it_is_made()
    {
        var (clerk, session, root) = await Registered();
        using var browser = await portal.SignIn(clerk);
        string[] places = [root, "/insurer", "/insurer/review-sessions"];
        Assert.DoesNotContain(true, await TellsAsync());

        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await browser.SubmitAsync($"{root}/details", ("Close", "true"));
        await browser.SubmitAsync($"{root}/reviewers", ("Close", "true"));
        Assert.DoesNotContain(true, await TellsAsync());
        await portal.SendAs(clerk, new StopReviewer(session.Id, (await portal.ReviewersOf(session.Id))[1].Id));
        Assert.DoesNotContain(true, await TellsAsync());
        await browser.SubmitAsync($"{root}/details", ("Details.ExpiresOn", "令和8年12月14日"), ("Details.ReviewerCount", "1"), ("Close", "true"));
        Assert.DoesNotContain(false, await TellsAsync());

        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await browser.SubmitAsync($"{root}/reviewers", ("Rows[1].Chosen", "false"), ("Close", "true"));
        var confirm = await browser.OpenAsync($"{root}/confirm");
        await browser.SubmitAsync(confirm, $"{root}/confirm", "#send", ("Passwords", "Keep"));
        Assert.DoesNotContain(true, await TellsAsync());

        async Task<List<bool>> TellsAsync()
        {
            var told = new List<bool>();
            foreach (var place in places)
            {
                var text = (await browser.OpenAsync(place)).MainText();
                told.Add(text.Contains("更新待ちの変更", StringComparison.Ordinal) || text.Contains("まだ「更新する」を押していない変更", StringComparison.Ordinal));
            }

            return told;
        }
    }

    [Fact]
    public async Task A_note_among_the_staff_is_updated_without_a_mail_and_none_is_promised()
    {
        var (clerk, session, root) = await Registered();
        using var browser = await portal.SignIn(clerk);
        await browser.SubmitAsync($"{root}/details", ("Details.Note", "鍵は守衛室"), ("Close", "true"));
        var before = await portal.MailsOf(session.Id);

        var confirm = await browser.OpenAsync($"{root}/confirm");
        var done = await browser.SubmitAsync(confirm, $"{root}/confirm", "#send", ("Passwords", "Keep"));

        Assert.Contains("連絡事項：（なし） → 鍵は守衛室", confirm.MainText(), StringComparison.Ordinal);
        Assert.Contains("審査員には何も送りません。", confirm.MainText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.Contains("更新しました（第1版）", (await done.ReadPageAsync()).MainText(), StringComparison.Ordinal);
        Assert.Equal(before.Select(m => m.Mail.Id), (await portal.MailsOf(session.Id)).Select(m => m.Mail.Id));
    }

    [Fact]
    public async Task An_emptied_day_is_refused_beside_its_field()
    {
        var (clerk, _, root) = await Registered();
        using var browser = await portal.SignIn(clerk);

        var response = await browser.SubmitAsync($"{root}/details", ("Details.PlannedOn", ""));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(PreparationErrors.DayMissing.Message, (await response.ReadPageAsync()).ErrorFor("Details_PlannedOn"));
    }

    [Fact]
    public async Task An_unticked_reviewer_stays_in_the_table_until_the_update()
    {
        var (clerk, session, root) = await Registered();
        using var browser = await portal.SignIn(clerk);
        var path = $"{root}/reviewers";

        var response = await browser.SubmitAsync(path, ("ReviewerCount", "1"), ("Rows[1].Chosen", "false"));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var rows = (await browser.OpenAsync(path)).QuerySelectorAll("tbody tr");
        Assert.Contains("送付済み", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("次の更新で外れます", rows[1].TextContent, StringComparison.Ordinal);
        Assert.All(await portal.ReviewersOf(session.Id), r => Assert.Null(r.RevokedAt));
    }

    [Fact]
    public async Task A_reviewer_chosen_by_mistake_is_stopped_on_a_page_of_its_own_once()
    {
        var (clerk, session, root) = await Registered();
        var reviewer = (await portal.ReviewersOf(session.Id))[1];
        using var browser = await portal.SignIn(clerk);
        var path = $"{root}/reviewers/{reviewer.Id}/stop";
        var page = await browser.OpenAsync(path);

        var first = await browser.SubmitAsync(page, path, null);
        var second = await browser.SubmitAsync(page, path, null);

        Assert.Contains($"{reviewer.Name}さんの閲覧をすぐに止めます", page.MainText(), StringComparison.Ordinal);
        Assert.All([first, second], r => Assert.Equal($"{root}?done=stopped", r.Headers.Location!.ToString()));
        Assert.NotNull((await portal.ReviewersOf(session.Id)).Single(r => r.Id == reviewer.Id).RevokedAt);
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEvents.CountAsync(e => e.ObjectId == reviewer.Id && e.Action == StopReviewer.Audited)));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).StatusCode);
    }

    private async Task<(TestUser Clerk, ReviewSession Session, string Root)> Registered()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        await portal.Register(clerk, session.Id);
        return (clerk, session, $"/insurer/review-sessions/{session.Id}");
    }
}
