using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Insurer.ReviewSessions;

public sealed class DetailsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_session_is_started_with_dates_as_people_type_them()
    {
        var clerk = await portal.NewClerk();
        using var browser = await portal.SignIn(clerk);

        var response = await browser.SubmitAsync("/insurer/review-sessions/new",
            ("Details.Number", "第４２回"), ("Details.PlannedOn", "Ｒ８．１２．３"), ("Details.StartsAt", "午後2時"));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var session = await OnlyOneAsync(clerk);
        Assert.Equal($"/insurer/review-sessions/{session.Id}/reviewers", response.Headers.Location!.ToString());
        Assert.Equal((42, new DateOnly(2026, 12, 3), new TimeOnly(14, 0)), (session.Number, session.PlannedOn, session.StartsAt));
        Assert.Equal(new DateOnly(2026, 12, 10), session.ExpiresOn);
        var page = await browser.OpenAsync($"/insurer/review-sessions/{session.Id}/details");
        Assert.Contains("保存済み・未登録", page.MainText());
        Assert.Contains("9時12分に保存しました。", page.MainText());
    }

    [Fact]
    public async Task The_next_number_is_proposed()
    {
        var clerk = await portal.NewClerk();
        await portal.NewDraft(clerk);
        using var browser = await portal.SignIn(clerk);

        var page = await browser.OpenAsync("/insurer/review-sessions/new");

        Assert.Equal("43", page.QuerySelector("[name='Details.Number']")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("Details.PlannedOn", "あした", "開催予定日を読み取れません。")]
    [InlineData("Details.PlannedOn", "令和8年11月19日", "開催予定日は、今日か、今日より後の日を入力してください。")]
    [InlineData("Details.StartsAt", "25時", "開始時刻を読み取れません。")]
    [InlineData("Details.Number", "最終", "回数は、1から99,999までの数字で入力してください。")]
    [InlineData("Details.ReviewerCount", "31", "審査員の人数は、1から30までの数字で入力してください。")]
    [InlineData("Details.ExpiresOn", "令和8年12月2日", "閲覧期限は、開催予定日より前にできません。")]
    [InlineData("Details.ExpiresOn", "令和9年3月4日", "閲覧期限は、開催予定日の90日後までの日を入力してください。")]
    [InlineData("Details.PlannedOn", "令和11年11月21日", "開催予定日は、今日から3年以内の日を入力してください。")]
    [InlineData("Details.PlannedOn", "9999-12-31", "開催予定日は、今日から3年以内の日を入力してください。")]
    public async Task What_cannot_be_read_is_told_beside_its_field_and_stays(string field, string typed, string error)
    {
        var clerk = await portal.NewClerk();
        var id = await portal.NewDraft(clerk);
        using var browser = await portal.SignIn(clerk);

        var response = await browser.SubmitAsync($"/insurer/review-sessions/{id}/details", (field, typed));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await response.ReadPageAsync();
        Assert.StartsWith(error, page.ErrorFor(field.Replace('.', '_')));
        Assert.Equal(typed, page.QuerySelector($"[name='{field}']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Today_in_Japan_is_not_past()
    {
        var clerk = await portal.NewClerk();
        using var browser = await portal.SignIn(clerk);

        var response = await browser.SubmitAsync("/insurer/review-sessions/new", ("Details.PlannedOn", "2026-11-20"));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    [Fact]
    public async Task The_second_of_two_clerks_reads_what_changed_and_may_then_save_on_top()
    {
        var clerk = await portal.NewClerk();
        var id = await portal.NewDraft(clerk);
        var path = $"/insurer/review-sessions/{id}/details";
        using var first = await portal.SignIn(clerk);
        using var second = await portal.SignIn(await portal.NewColleague(clerk));
        var opened = await second.OpenAsync(path);
        await first.SubmitAsync(path, ("Details.Place", "大会議室"));

        var refused = await second.SubmitAsync(opened, path, null, ("Details.Note", "ひとこと"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var page = await refused.ReadPageAsync();
        Assert.Contains("試験 花子さんが11月20日 9時12分に保存しました。", page.MainText());
        var row = page.QuerySelectorAll("table tbody tr").Single();
        Assert.Equal(["場所", "第2会議室", "大会議室"], row.Children.Select(c => c.TextContent));
        Assert.Contains("ひとこと", page.QuerySelector("[name='Details.Note']")!.TextContent);

        var saved = await second.SubmitAsync(page, path, null);

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var session = await OnlyOneAsync(clerk);
        Assert.Equal(("第2会議室", "ひとこと"), (session.Place, session.Note));
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_session()
    {
        var clerk = await portal.NewClerk();
        using var browser = await portal.SignIn(clerk);
        var page = await browser.OpenAsync("/insurer/review-sessions/new");

        await browser.SubmitAsync(page, "/insurer/review-sessions/new", null);
        await browser.SubmitAsync(page, "/insurer/review-sessions/new", null);

        await OnlyOneAsync(clerk);
    }

    private Task<ReviewSession> OnlyOneAsync(TestUser clerk) =>
        portal.InDatabase(db => db.ReviewSessions.SingleAsync(s => s.InsurerId == clerk.InsurerId));
}
