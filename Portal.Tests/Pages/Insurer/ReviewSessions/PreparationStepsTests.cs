using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Insurer.ReviewSessions;

public sealed class PreparationStepsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_form_left_empty_is_neither_counted_nor_offered_for_a_copy()
    {
        var clerk = await portal.NewClerk();
        var blank = await portal.SendAs(clerk, new StartReviewSession(Guid.CreateVersion7(), new SessionDetails { Number = "7" }));
        using var browser = await portal.SignIn(clerk);

        var first = await browser.OpenAsync("/insurer/review-sessions/new");
        var begun = await portal.NewDraft(clerk);
        var second = await browser.OpenAsync("/insurer/review-sessions/new");

        Assert.False(blank.Failed);
        Assert.Equal("1", first.QuerySelector("[name='Details.Number']")!.GetAttribute("value"));
        Assert.DoesNotContain("写す", first.MainText(), StringComparison.Ordinal);
        Assert.Equal("43", second.QuerySelector("[name='Details.Number']")!.GetAttribute("value"));
        Assert.NotNull(second.QuerySelector($"a[href$='/{begun}/copy']"));
    }

    [Fact]
    public async Task Steps_left_unfinished_are_shown_as_such_with_what_they_lack()
    {
        var clerk = await portal.NewClerk();
        var id = (await portal.SendAs(clerk, new StartReviewSession(Guid.CreateVersion7(), new SessionDetails { Number = "7" }))).Value;
        using var browser = await portal.SignIn(clerk);

        var reviewers = await browser.OpenAsync($"/insurer/review-sessions/{id}/reviewers");
        var papers = await browser.OpenAsync($"/insurer/review-sessions/{id}/papers");
        var confirm = await browser.OpenAsync($"/insurer/review-sessions/{id}/confirm");
        await browser.SubmitAsync($"/insurer/review-sessions/{id}/details", ("Details.PlannedOn", "令和8年12月3日"));
        var dated = await browser.OpenAsync($"/insurer/review-sessions/{id}/papers");

        const string NoDetails = "「開催予定日」「合議体」がまだ入っていません。";
        Assert.Contains(NoDetails, reviewers.MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("審査員がまだ決まっていません。", reviewers.MainText(), StringComparison.Ordinal);
        Assert.Contains(NoDetails, papers.MainText(), StringComparison.Ordinal);
        Assert.Contains("審査員がまだ決まっていません。", papers.MainText(), StringComparison.Ordinal);
        Assert.Equal(["開催情報入力中", "審査員入力中", "資料", "確認"], papers.QuerySelectorAll(".steps li").Select(li => li.TextContent));
        Assert.Equal(["開催情報入力中", "審査員入力中", "資料入力中", "確認"], confirm.QuerySelectorAll(".steps li").Select(li => li.TextContent));
        Assert.Contains("「合議体」がまだ入っていません。", dated.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finished_step_is_ticked()
    {
        var clerk = await portal.NewClerk();
        var id = (await portal.NewReadySession(clerk)).Id;
        using var browser = await portal.SignIn(clerk);

        var papers = await browser.OpenAsync($"/insurer/review-sessions/{id}/papers");

        Assert.Equal(
            ["開催情報（入力済み）", "審査員（入力済み）", "資料", "確認"], papers.QuerySelectorAll(".steps li").Select(li => li.TextContent));
        Assert.Null(papers.QuerySelector(".lacking"));
    }
}
