using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Insurer.ReviewSessions;

public sealed class StatusPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Each_reviewer_has_five_dots_and_a_lock_its_way_out()
    {
        var (clerk, session) = await Registered();
        var reviewers = await portal.ReviewersOf(session.Id);
        await portal.InDatabase(async db =>
        {
            (await db.SessionReviewers.SingleAsync(r => r.Id == reviewers[0].Id)).Lock(portal.Clock.Now);
            var record = await db.ViewingRecords.SingleAsync(v => v.SessionReviewerId == reviewers[1].Id);
            record.Downloaded(portal.Clock.Now);
            return await db.SaveChangesAsync();
        });
        using var browser = await portal.SignIn(clerk);
        var path = $"/insurer/review-sessions/{session.Id}";

        var page = await browser.OpenAsync(path);
        var unlocked = await browser.SubmitAsync(page, path, "form[action*='Unlock']");

        Assert.All(page.QuerySelectorAll(".people > li"), p => Assert.Equal(5, p.QuerySelectorAll(".dots li").Length));
        Assert.Equal(["ロック中", "閲覧済み"], page.QuerySelectorAll(".do .chip").Select(c => c.TextContent.Trim()));
        Assert.Equal(["13日", "1名", "1件", "12/10（木）まで"], page.QuerySelectorAll(".stats dd").Select(d => d.TextContent.Trim()));
        Assert.Contains("開催日の30日後（令和9年1月2日）に削除します", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("試験 花子さんが登録しました（第1版・2件・8ページ）", page.MainText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, unlocked.StatusCode);
        Assert.Equal(["送信待ち", "閲覧済み"], (await browser.OpenAsync(path)).QuerySelectorAll(".do .chip").Select(c => c.TextContent.Trim()));
    }

    [Fact]
    public async Task A_telephone_that_was_lost_is_locked_by_one_button_and_unlocked_by_another()
    {
        var (clerk, session) = await Registered();
        using var browser = await portal.SignIn(clerk);
        var path = $"/insurer/review-sessions/{session.Id}";

        var stop = (await browser.OpenAsync(path)).QuerySelector(".do a[href$='/stop']")!.GetAttribute("href")!;
        var locking = await browser.SubmitAsync(await browser.OpenAsync(stop), stop, "form[action*='handler=Lock']");
        var locked = await browser.OpenAsync(locking.Headers.Location!.OriginalString);
        await browser.SubmitAsync(locked, path, "form[action*='handler=Unlock']");

        Assert.Contains("ロックしました。解除するまで、この方のURLでは資料を開けません。", locked.MainText(), StringComparison.Ordinal);
        Assert.Contains("この方のURLをロックしています", locked.MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("入力の誤りが", locked.MainText(), StringComparison.Ordinal);
        Assert.Equal(["送信待ち", "送信待ち"], (await browser.OpenAsync(path)).QuerySelectorAll(".do .chip").Select(c => c.TextContent.Trim()));
    }

    [Fact]
    public async Task Who_opened_an_earlier_version_and_who_is_off_the_session_stay_on_the_page_and_in_the_csv()
    {
        var (clerk, session) = await Registered();
        var reviewers = await portal.ReviewersOf(session.Id);
        await portal.InDatabase(async db =>
        {
            foreach (var record in await db.ViewingRecords.Where(v => reviewers.Select(r => r.Id).Contains(v.SessionReviewerId)).ToListAsync())
            {
                record.Downloaded(portal.Clock.Now);
            }

            return await db.SaveChangesAsync();
        });
        await portal.ReplacePaper(clerk, session);
        await portal.SendAs(clerk, await portal.Updating(session.Id));
        await portal.SendAs(clerk, new StopReviewer(session.Id, reviewers[1].Id));
        using var browser = await portal.SignIn(clerk);

        var page = await browser.OpenAsync($"/insurer/review-sessions/{session.Id}");
        var csv = await (await browser.GetAsync($"/insurer/review-sessions/{session.Id}.csv")).Content.ReadAsStringAsync();

        Assert.Matches("第1版：.*に開封・ダウンロード1回", Assert.Single(page.QuerySelectorAll(".people > li")).TextContent);
        var former = page.QuerySelector("[aria-labelledby=former]")!.TextContent;
        Assert.Contains(reviewers[1].Name, former, StringComparison.Ordinal);
        Assert.Matches("第1版：.*に開封・ダウンロード1回", former);
        Assert.Equal(1, csv.Split('\n').Count(line => line.Contains(",1,前の版,", StringComparison.Ordinal)));
        Assert.Equal(1, csv.Split('\n').Count(line => line.Contains(",1,外れた審査員,", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_will_happen_by_itself_stands_there_with_its_day()
    {
        var (clerk, session) = await Registered();
        using var browser = await portal.SignIn(clerk);

        var page = await browser.OpenAsync($"/insurer/review-sessions/{session.Id}");

        Assert.Equal(
            [
                "令和8年11月30日（月）まだ開いていない審査員へ、もう一度お知らせを送ります",
                "令和8年12月3日（木）審査会の開催予定日です",
                "令和8年12月10日（木）この日まで、審査員がURLで資料を読めます",
                "令和9年1月2日（土）資料を削除します。参照状況の記録は残ります",
            ],
            page.QuerySelectorAll("[aria-labelledby=ahead] li").Select(l => l.TextContent.Trim()));
    }

    [Fact]
    public async Task A_deleted_session_shows_why()
    {
        var (clerk, session) = await Registered();
        using var browser = await portal.SignIn(clerk);

        var deletion = await browser.SubmitAsync($"/insurer/review-sessions/{session.Id}/delete", ("Reason", "中止になったため"));

        Assert.Equal($"/insurer/review-sessions/{session.Id}", deletion.Headers.Location!.ToString());
        var page = await browser.OpenAsync($"/insurer/review-sessions/{session.Id}");
        Assert.Contains("理由：中止になったため", page.MainText(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form"));
        Assert.Contains("試験 花子さんが削除しました", (await browser.OpenAsync($"/insurer/review-sessions/{session.Id}/log")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_leads_to_the_step_at_which_it_stopped()
    {
        var clerk = await portal.NewClerk();
        var (begun, ready, unpeopled) = (
            await portal.NewDraft(clerk), await portal.NewReadySession(clerk), await portal.NewReadySession(clerk));
        await portal.InDatabase(db => db.SessionReviewers.Where(r => r.SessionId == unpeopled.Id).ExecuteDeleteAsync());
        using var browser = await portal.SignIn(clerk);

        Assert.Equal("details", await StepAsync(begun));
        Assert.Equal("reviewers", await StepAsync(unpeopled.Id));
        Assert.Equal("papers", await StepAsync(ready.Id));

        async Task<string> StepAsync(Guid id) =>
            (await browser.GetAsync($"/insurer/review-sessions/{id}")).Headers.Location!.ToString().Split('/')[^1];
    }

    [Fact]
    public async Task The_papers_of_a_registered_session_are_replaced_not_registered()
    {
        var (clerk, session) = await Registered();
        var draft = await portal.NewDraft(clerk);
        using var browser = await portal.SignIn(clerk);

        var replaced = await browser.OpenAsync($"/insurer/review-sessions/{session.Id}/papers");
        var first = await browser.OpenAsync($"/insurer/review-sessions/{draft}/papers");

        Assert.Equal(
            ("資料を差し替える", "資料を登録する"),
            (replaced.QuerySelector("h1")!.TextContent, first.QuerySelector("h1")!.TextContent));
    }

    [Fact]
    public async Task Every_reviewer_s_address_can_be_corrected_while_the_session_is_open()
    {
        var (clerk, session) = await Registered();
        var reviewers = await portal.ReviewersOf(session.Id);
        using var browser = await portal.SignIn(clerk);
        var path = $"/insurer/review-sessions/{session.Id}";

        var links = (await browser.OpenAsync(path)).QuerySelectorAll(".people .do a[href$='/address']");
        var corrected = await browser.SubmitAsync(links[0].GetAttribute("href")!, ("Email", "hanako@example.ne.jp"));

        Assert.Equal(reviewers.Count, links.Length);
        Assert.All(links, l => Assert.StartsWith("アドレスを直す", l.TextContent, StringComparison.Ordinal));
        Assert.EndsWith("?done=corrected", corrected.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains(await portal.ReviewersOf(session.Id), r => r.Email == "hanako@example.ne.jp");
    }

    [Fact]
    public async Task An_address_that_looks_mistyped_is_asked_about_before_anything_is_sent()
    {
        var (clerk, session) = await Registered();
        var reviewer = (await portal.ReviewersOf(session.Id))[0];
        using var browser = await portal.SignIn(clerk);
        var path = $"/insurer/review-sessions/{session.Id}/reviewers/{reviewer.Id}/address";

        var asked = await browser.SubmitAsync(path, ("Email", "taro@gmial.com"));
        var question = await asked.ReadPageAsync();

        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.NotNull(question.QuerySelector("button[name=ChosenEmail][value='taro@gmail.com']"));
        Assert.Equal(reviewer.Email, (await portal.ReviewersOf(session.Id))[0].Email);
    }

    [Fact]
    public async Task Sending_again_and_reminding_ask_first_and_then_say_what_was_done()
    {
        var (clerk, session) = await Registered();
        var reviewer = (await portal.ReviewersOf(session.Id))[0];
        using var browser = await portal.SignIn(clerk);

        var sent = await browser.SubmitAsync($"/insurer/review-sessions/{session.Id}/reviewers/{reviewer.Id}/resend");
        var reminded = await browser.SubmitAsync($"/insurer/review-sessions/{session.Id}/remind");

        Assert.EndsWith("?done=sent", sent.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("?done=reminded", reminded.Headers.Location!.ToString(), StringComparison.Ordinal);
        var page = await browser.OpenAsync(reminded.Headers.Location!.ToString());
        Assert.Contains("まだ読んでいない方へ、お知らせを送っています。", page.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_whole_log_is_read_either_way_and_kept_as_csv()
    {
        var (clerk, session) = await Registered();
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.SendAs(clerk, new SwitchReviewerLock(session.Id, (await portal.ReviewersOf(session.Id))[0].Id, Locked: true));
        using var browser = await portal.SignIn(clerk);
        var path = $"/insurer/review-sessions/{session.Id}/log";

        var newest = await LinesAsync(path);
        var oldest = await LinesAsync($"{path}?sort=at");
        var csv = await (await browser.GetAsync($"{path}.csv?sort=at")).Content.ReadAsStringAsync();

        Assert.Contains("ロックしました", newest[0], StringComparison.Ordinal);
        Assert.Equal(newest, oldest.Reverse());
        Assert.Equal(
            [.. oldest, "試験 花子さんがこれまでの記録をCSVで保存しました"], csv.Split("\r\n")[1..^1].Select(line => line.Split(',')[1]));

        async Task<string[]> LinesAsync(string page) =>
            [.. (await browser.OpenAsync(page)).QuerySelectorAll("tbody td").Select(td => td.TextContent)];
    }

    [Fact]
    public async Task No_page_of_a_session_exists_for_another_insurer()
    {
        var (_, session) = await Registered();
        var reviewer = (await portal.ReviewersOf(session.Id))[0];
        using var browser = await portal.SignIn(await portal.NewClerk());
        var root = $"/insurer/review-sessions/{session.Id}";
        string[] paths =
        [
            root, $"{root}.csv", $"{root}.pdf", $"{root}/confirm", $"{root}/delete", $"{root}/log", $"{root}/log.csv", $"{root}/remind",
            $"{root}/reviewers/{reviewer.Id}/resend", $"{root}/reviewers/{reviewer.Id}/renew", $"{root}/reviewers/{reviewer.Id}/address",
        ];

        foreach (var path in paths)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).StatusCode);
        }
    }

    private async Task<(TestUser Clerk, ReviewSession Session)> Registered()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        await portal.Register(clerk, session.Id);
        return (clerk, session);
    }
}
