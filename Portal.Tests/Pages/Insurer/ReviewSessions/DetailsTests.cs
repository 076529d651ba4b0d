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
    [InlineData("Details.Place", "会議室\u202E", "見えない文字が含まれています。")]
    [InlineData("Details.Place", "会議室\u200B", "場所に改行などの見えない文字が含まれています。")]
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
        Assert.Contains("まだ保存していません", page.MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("保存済み", page.MainText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("令和11年11月21日")]
    [InlineData("9999-12-31")]
    public async Task A_day_too_far_off_is_a_mistyped_year(string typed)
    {
        var clerk = await portal.NewClerk();
        var id = await portal.NewDraft(clerk);
        using var browser = await portal.SignIn(clerk);

        var response = await browser.SubmitAsync(
            $"/insurer/review-sessions/{id}/details", ("Details.PlannedOn", typed), ("Details.ExpiresOn", ""));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(PreparationErrors.DayIsFar.Message, (await response.ReadPageAsync()).ErrorFor("Details_PlannedOn"));
    }

    [Fact]
    public async Task A_character_that_the_database_cannot_store_is_told_beside_its_field()
    {
        var clerk = await portal.NewClerk();
        var id = await portal.NewDraft(clerk);
        using var browser = await portal.SignIn(clerk);

        var path = $"/insurer/review-sessions/{id}/details";
        var form = await browser.SubmitAsync(path, ("Details.Note", "覚え\u0001書き"));
        var zero = await browser.SubmitAsync(path, ("Details.Note", "覚え\0書き"));
        var list = await browser.GetAsync("/insurer/reviewers?q=%00");
        var search = await browser.GetAsync("/insurer/review-sessions?sort=%00&state=%00");

        Assert.All([form, zero], r => Assert.Equal(HttpStatusCode.BadRequest, r.StatusCode));
        Assert.StartsWith("見えない文字が含まれています。", (await form.ReadPageAsync()).ErrorFor("Details_Note"), StringComparison.Ordinal);
        Assert.All([list, search], r => Assert.Equal(HttpStatusCode.OK, r.StatusCode));
    }

    [Fact]
    public async Task Lines_of_a_note_are_no_hidden_characters()
    {
        var clerk = await portal.NewClerk();
        var id = await portal.NewDraft(clerk);
        using var browser = await portal.SignIn(clerk);

        var response = await browser.SubmitAsync($"/insurer/review-sessions/{id}/details", ("Details.Note", "一行目\r\n二行目\t終わり"));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("一行目\n二行目\t終わり", (await OnlyOneAsync(clerk)).Note);
    }

    [Fact]
    public async Task A_number_used_twice_in_a_year_is_told_beside_its_field_and_on_the_page_of_confirmation()
    {
        var clerk = await portal.NewClerk();
        await portal.NewReadySession(clerk);
        var next = await portal.SendAs(clerk, new StartReviewSession(Guid.CreateVersion7(), Sessions.Details("令和9年3月31日")));
        var other = await portal.SendAs(clerk, new StartReviewSession(Guid.CreateVersion7(), Sessions.Details("令和9年4月1日")));
        using var browser = await portal.SignIn(clerk);

        var same = await browser.OpenAsync($"/insurer/review-sessions/{next.Value}/details");
        var confirm = await browser.OpenAsync($"/insurer/review-sessions/{next.Value}/confirm");
        var nextYear = await browser.OpenAsync($"/insurer/review-sessions/{other.Value}/details");

        const string Told = "第42回は、令和8年12月3日（木）の審査会（第3合議体）でも使っています。";
        Assert.Contains(Told, same.QuerySelector(".field .note")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Told, confirm.MainText(), StringComparison.Ordinal);
        Assert.Null(nextYear.QuerySelector(".field .note"));
    }

    [Fact]
    public async Task A_copy_sent_twice_at_once_makes_one_session()
    {
        var clerk = await portal.NewClerk();
        var from = await portal.NewDraft(clerk);
        var request = new CopyReviewSession(from, Guid.CreateVersion7());

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => portal.SendAs(clerk, request)));

        Assert.All(results, r => Assert.Equal(request.NewId, r.Value));
        Assert.Equal(2, await portal.InDatabase(db => db.ReviewSessions.CountAsync(s => s.InsurerId == clerk.InsurerId)));
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
