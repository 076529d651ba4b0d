using System.Net;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Operator.Schedule;

/// <summary>日程盤から公開まで, by the secretariat's real forms.</summary>
public sealed class SchedulePagesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task From_a_proposal_to_a_published_day()
    {
        var vendor = await portal.NewSystemVendor("令和9年2月");
        var insurer = await portal.NewInsurerOf("40100", vendor.Id);
        var clerk = await portal.NewClerk(insurer, AccountRole.InsurerAdministrator);
        using var browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));

        var proposed = await browser.SubmitAsync("/operator/schedule/versions");
        var version = proposed.Headers.Location!.ToString();
        Assert.Contains("日程案をつくりました", (await browser.OpenAsync(version)).MainText(), StringComparison.Ordinal);
        var adopted = await browser.SubmitAsync(version);
        Assert.Contains("採用しました", (await browser.OpenAsync(adopted.Headers.Location!.ToString())).MainText(), StringComparison.Ordinal);

        var notify = $"/operator/schedule/notify?vendor={Uri.EscapeDataString(vendor.Name)}";
        var wave = await browser.OpenAsync(notify);
        Assert.Contains("通知する保険者 1団体", wave.MainText(), StringComparison.Ordinal);
        var sent = await browser.SubmitAsync(wave, notify, "#send", ("ReplyBy", "令和8年12月4日"));
        Assert.Contains("1団体に通知しました", (await browser.OpenAsync(sent.Headers.Location!.ToString())).MainText(), StringComparison.Ordinal);

        Assert.Empty((await portal.SendAs(clerk, new ReplyToSchedule(await portal.ScheduleVersionOf(insurer), ScheduleReply.Accept, null, false, null, true))).Errors);
        var page = await browser.OpenAsync("/operator/schedule/publish");
        var fixedOnes = await browser.SubmitAsync(page, "/operator/schedule/publish", "#fix");
        Assert.Equal(HttpStatusCode.Redirect, fixedOnes.StatusCode);
        page = await browser.OpenAsync("/operator/schedule/publish?month=2027-02");
        Assert.Equal(["北九州市", "日程調整中", "令和9年2月12日（金）"], page.QuerySelectorAll("#publish tbody tr td:nth-of-type(n+2), #publish tbody b").Select(c => c.TextContent.Trim()).Where(t => t.Length > 0).Distinct());
        var published = await browser.SubmitAsync(page, "/operator/schedule/publish", "#publish");
        Assert.Contains("公開しました", (await browser.OpenAsync(published.Headers.Location!.ToString())).MainText(), StringComparison.Ordinal);

        Assert.Contains("令和9年2月12日", (await browser.OpenAsync("/municipalities/fukuoka/401005")).MainText(), StringComparison.Ordinal);
        Assert.Contains("利用開始日（令和9年2月12日（金））を公開しました。", (await browser.OpenAsync($"/operator/schedule/insurers/{insurer.Id}")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_board_counts_and_leads_to_the_list_and_its_csv()
    {
        var vendor = await portal.NewSystemVendor();
        foreach (var body in (string[])["43202", "43203", "43204"])
        {
            await portal.NewScheduled(await portal.NewInsurerOf(body, vendor.Id), InsurerScheduleStatus.Notified, replyBy: body == "43204" ? new DateOnly(2026, 11, 19) : null);
        }

        using var browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));

        var board = await browser.OpenAsync("/operator/schedule?by=prefecture");
        var row = board.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("th")!.TextContent == "熊本県");
        var list = await browser.OpenAsync(row.QuerySelectorAll("td a")[0].GetAttribute("href")!);
        Assert.Equal(["八代市", "人吉市", "荒尾市"], list.QuerySelectorAll("tbody th").Select(t => t.TextContent));
        Assert.Contains(vendor.Name, (await browser.OpenAsync("/operator/schedule")).MainText(), StringComparison.Ordinal);
        var overdue = $"vendor={Uri.EscapeDataString(vendor.Name)}&state=overdue";
        Assert.Equal(["荒尾市"], (await browser.OpenAsync($"/operator/schedule/insurers?{overdue}")).QuerySelectorAll("tbody th").Select(t => t.TextContent));
        var csv = await (await browser.GetAsync($"/operator/schedule/insurers.csv?{overdue}")).Content.ReadAsStringAsync();
        Assert.Equal(2, csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("荒尾市,熊本県", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_insurer_is_moved_after_reading_what_breaks()
    {
        var insurer = await portal.NewInsurerOf("42201", (await portal.NewSystemVendor("令和9年4月")).Id);
        await portal.NewScheduled(insurer, InsurerScheduleStatus.Draft);
        using var browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));
        var path = $"/operator/schedule/insurers/{insurer.Id}/move";

        var weekend = await browser.SubmitAsync(path, ("Day", "令和9年3月6日"));
        Assert.Contains("土曜日", (await weekend.ReadPageAsync()).ErrorFor("Day")!, StringComparison.Ordinal);
        var preview = await (await browser.SubmitAsync(path, ("Day", "令和9年3月1日"))).ReadPageAsync();
        Assert.Contains("システムベンダが対応できるのは、令和9年4月からです。", preview.MainText(), StringComparison.Ordinal);
        var unsure = await browser.SubmitAsync(preview, path, "#confirm");
        Assert.Equal(HttpStatusCode.BadRequest, unsure.StatusCode);
        Assert.Equal(ScheduleErrors.BreaksRules.Message, (await unsure.ReadPageAsync()).ErrorFor("IsSure"));
        var moved = await browser.SubmitAsync(preview, path, "#confirm", ("IsSure", "true"));

        Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
        Assert.Equal(new DateOnly(2027, 3, 1), (await portal.ScheduleOf(insurer)).Setup.StartsOn);
        var late = await browser.SubmitAsync(preview, path, "#confirm", ("IsSure", "true"));
        Assert.Contains("done=moved", late.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_locked_and_let_go()
    {
        var insurer = await portal.NewInsurerOf("42202");
        await portal.NewScheduled(insurer, InsurerScheduleStatus.Draft);
        using var browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));
        var path = $"/operator/schedule/insurers/{insurer.Id}";

        await browser.SubmitAsync(path);
        Assert.True((await portal.ScheduleOf(insurer)).IsLocked);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{path}/move")).StatusCode);
        await browser.SubmitAsync(path);

        Assert.False((await portal.ScheduleOf(insurer)).IsLocked);
    }

    [Fact]
    public async Task A_published_day_is_postponed_and_withdrawn_by_forms_that_say_who_will_read_it()
    {
        var insurer = await portal.NewInsurerOf("42203");
        await portal.NewScheduled(insurer, InsurerScheduleStatus.Fixed);
        var official = await portal.NewOfficial(AccountRole.Operator);
        Assert.Empty((await portal.Publish(insurer)).Errors);
        using var browser = await portal.SignIn(official);
        var path = $"/operator/schedule/insurers/{insurer.Id}";

        var refused = await browser.SubmitAsync($"{path}/postpone", ("StartsOn", "令和9年2月26日"), ("Reason", "準備のため"));
        Assert.Equal(InsurerScheduleErrors.NotAgreed.Message, (await refused.ReadPageAsync()).ErrorFor("IsAgreed"));
        var preview = await (await browser.SubmitAsync(
            $"{path}/postpone", ("Day", "令和9年2月8日"), ("StartsOn", "令和9年2月26日"), ("Reason", "準備のため"), ("IsAgreed", "true"), ("IsSure", "true"))).ReadPageAsync();
        Assert.Contains("島原市", preview.MainText(), StringComparison.Ordinal);
        Assert.Equal(Schedules.StartsOn, (await portal.ScheduleOf(insurer)).PublicStartOn);
        var unread = await browser.SubmitAsync(preview, $"{path}/postpone", "#confirm");
        Assert.Contains("守れなくなる決まりがあります", (await unread.ReadPageAsync()).ErrorFor("AcceptsBroken")!, StringComparison.Ordinal);
        await browser.SubmitAsync(preview, $"{path}/postpone", "#confirm", ("AcceptsBroken", "true"));
        var visitor = portal.Visit();
        Assert.Contains("準備のため", (await visitor.OpenAsync("/municipalities/nagasaki/422037")).MainText(), StringComparison.Ordinal);
        Assert.Equal("理由を入力してください。", (await (await browser.SubmitAsync($"{path}/withdraw")).ReadPageAsync()).ErrorFor("Reason"));
        await browser.SubmitAsync($"{path}/withdraw", ("Reason", "日程の見直しのため"));

        var page = (await visitor.OpenAsync("/municipalities/nagasaki/422037")).MainText();
        Assert.Contains("日程調整中", page, StringComparison.Ordinal);
        Assert.Contains("日程の見直しのため", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{path}/withdraw")).StatusCode);
    }

    [Fact]
    public async Task The_terms_are_changed_and_wrong_ones_stay_in_the_form()
    {
        using var browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));

        var wrong = await (await browser.SubmitAsync("/operator/schedule/terms", ("PerDay", "50"), ("PerWeek", "20"))).ReadPageAsync();
        Assert.Equal("1週間に始められる数は、1日に始められる数以上で入力してください。", wrong.ErrorFor("PerWeek"));
        var changed = await browser.SubmitAsync("/operator/schedule/terms", ("PerDay", "１２"), ("PerWeek", "60"));

        Assert.Contains("1日12団体、1週間60団体、5営業日", (await browser.OpenAsync(changed.Headers.Location!.ToString())).MainText(), StringComparison.Ordinal);
    }
}
