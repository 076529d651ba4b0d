using System.Net;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Insurer.Onboarding;

/// <summary>利用開始の日程 of the insurer, by its real forms.</summary>
public sealed class SchedulePageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Path = "/insurer/onboarding/schedule";

    [Fact]
    public async Task A_reply_is_checked_sent_and_received()
    {
        var (insurer, browser) = await NotifiedAsync();
        Assert.Contains("日程を確かめて回答する", (await browser.OpenAsync("/insurer")).MainText(), StringComparison.Ordinal);
        Assert.Contains("令和9年2月12日（金）", (await browser.OpenAsync(Path)).MainText(), StringComparison.Ordinal);

        var check = await (await browser.SubmitAsync($"{Path}/reply", ("Choice", "Accept"))).ReadPageAsync();
        Assert.Equal(InsurerScheduleStatus.Notified, (await portal.ScheduleOf(insurer)).Status);
        var sent = await browser.SubmitAsync(check, $"{Path}/reply", "#send");

        var done = await browser.OpenAsync(sent.Headers.Location!.ToString());
        Assert.Equal("回答を受け付けました", done.QuerySelector("h1")!.TextContent);
        Assert.Equal(InsurerScheduleStatus.Accepted, (await portal.ScheduleOf(insurer)).Status);
        var twice = await browser.SubmitAsync(check, $"{Path}/reply", "#send");
        Assert.Equal($"{Path}/done", twice.Headers.Location!.ToString());
        Assert.DoesNotContain("日程を確かめて回答する", (await browser.OpenAsync("/insurer")).MainText(), StringComparison.Ordinal);
        Assert.Contains("いま、回答する日程はありません", (await browser.OpenAsync($"{Path}/reply")).MainText(), StringComparison.Ordinal);
        browser.Dispose();
    }

    [Fact]
    public async Task A_late_start_is_warned_of_and_one_before_the_completion_refused()
    {
        var (insurer, browser) = await NotifiedAsync();

        var early = await browser.SubmitAsync($"{Path}/reply", ("Choice", "OtherStart"), ("StartsOn", "令和9年2月4日"), ("IsSure", "true"));
        Assert.Equal(InsurerScheduleErrors.StartBeforeCompletion(Schedules.Setup.CompletesOn).Message, (await early.ReadPageAsync()).ErrorFor("StartsOn"));
        var late = await (await browser.SubmitAsync($"{Path}/reply", ("Choice", "OtherStart"), ("StartsOn", "R9.3.1"))).ReadPageAsync();
        Assert.Contains("1週間より長くあきます", late.ErrorFor("IsSure")!, StringComparison.Ordinal);
        var check = await (await browser.SubmitAsync(late, $"{Path}/reply", "#answer", ("IsSure", "true"))).ReadPageAsync();
        await browser.SubmitAsync(check, $"{Path}/reply", "#send");

        Assert.Equal(new DateOnly(2027, 3, 1), (await portal.ScheduleOf(insurer)).WishedStartOn);
        Assert.Contains("別の利用開始日を希望しています", (await browser.OpenAsync(Path)).MainText(), StringComparison.Ordinal);
        browser.Dispose();
    }

    [Fact]
    public async Task What_a_colleague_has_replied_meanwhile_is_told()
    {
        var (insurer, browser) = await NotifiedAsync();
        var form = await browser.OpenAsync($"{Path}/reply");
        var colleague = await portal.NewClerk(insurer);
        await portal.SendAs(colleague, new ReplyToSchedule(await portal.ScheduleVersionOf(insurer), ScheduleReply.Dispute, null, false, "できません。", true));

        var response = await browser.SubmitAsync(form, $"{Path}/reply", "#answer", ("Choice", "Accept"));

        var page = await browser.OpenAsync(response.Headers.Location!.ToString());
        Assert.Contains("まだ保存していません", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("「問題あり」と回答しています", page.MainText(), StringComparison.Ordinal);
        browser.Dispose();
    }

    [Fact]
    public async Task A_draft_is_not_shown_before_it_is_notified()
    {
        var insurer = People.NewInsurer();
        await portal.Add(insurer);
        using var browser = await portal.SignIn(await portal.NewScheduled(insurer, InsurerScheduleStatus.Draft));

        var page = (await browser.OpenAsync(Path)).MainText();

        Assert.Contains("まだ日程のお知らせはありません", page, StringComparison.Ordinal);
        Assert.DoesNotContain("令和9年2月", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_insurer_wishes_a_change_and_reports_the_completion()
    {
        var insurer = People.NewInsurer();
        await portal.Add(insurer);
        using var browser = await portal.SignIn(await portal.NewScheduled(
            insurer, InsurerScheduleStatus.Published, new SetupPlacement(new DateOnly(2026, 11, 16), new DateOnly(2026, 11, 20))));

        var ahead = await browser.SubmitAsync($"{Path}/completion", ("CompletedOn", "令和9年2月5日"));
        Assert.Equal(InsurerScheduleErrors.CompletionAhead.Message, (await ahead.ReadPageAsync()).ErrorFor("CompletedOn"));
        await browser.SubmitAsync($"{Path}/completion", ("CompletedOn", "令和8年11月19日"));
        var silent = await browser.SubmitAsync($"{Path}/change", ("Reason", ""));
        Assert.Equal("理由を入力してください。", (await silent.ReadPageAsync()).ErrorFor("Reason"));
        var wished = await browser.SubmitAsync($"{Path}/change", ("Reason", "システムの入れ替えが遅れます。"), ("StartsOn", "令和9年4月1日"));

        var page = (await browser.OpenAsync(wished.Headers.Location!.ToString())).MainText();
        Assert.Contains("変更の希望を送りました", page, StringComparison.Ordinal);
        Assert.Contains("初期セットアップの完了（令和8年11月19日（木））を報告しました。", page, StringComparison.Ordinal);
        Assert.Contains("いま、変更を希望できる日程はありません", (await browser.OpenAsync($"{Path}/change")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_union_for_the_review_board_alone_is_told_that_it_has_none()
    {
        var union = await portal.NewUnionOf(false, "44201");
        using var browser = await portal.SignIn(await portal.NewClerk(union, AccountRole.InsurerAdministrator));

        Assert.Contains("この団体の日程はありません", (await browser.OpenAsync(Path)).MainText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/operator/schedule")).StatusCode);
    }

    private async Task<(Portal.Core.Municipalities.Insurer Insurer, TestBrowser Browser)> NotifiedAsync()
    {
        var insurer = People.NewInsurer();
        await portal.Add(insurer);
        return (insurer, await portal.SignIn(await portal.NewScheduled(insurer)));
    }
}
