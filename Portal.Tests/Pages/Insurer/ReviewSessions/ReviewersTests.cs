using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Insurer.ReviewSessions;

public sealed class ReviewersTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_panel_is_proposed_and_the_inactive_are_not_offered()
    {
        var (clerk, id, _) = await SessionWithPanelAsync();
        await portal.Add(portal.NewReviewer(clerk, "退任した人", isActive: false));
        using var browser = await portal.SignIn(clerk);

        var page = await browser.OpenAsync($"/insurer/review-sessions/{id}/reviewers");

        Assert.Equal(["委員一", "委員二"], Ticked(page));
        Assert.DoesNotContain("退任した人", page.MainText());
    }

    [Fact]
    public async Task The_chosen_are_saved_in_their_order_as_the_register_has_them()
    {
        var (clerk, id, members) = await SessionWithPanelAsync();
        using var browser = await portal.SignIn(clerk);

        var response = await browser.SubmitAsync($"/insurer/review-sessions/{id}/reviewers",
            ("ReviewerCount", "２名"), ("Rows[0].Order", "2"), ("Rows[1].Order", "1"), ("HeadId", members[1].Id.ToString()));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var saved = await portal.InDatabase(db =>
            db.SessionReviewers.Where(r => r.SessionId == id).OrderBy(r => r.Position).ToListAsync());
        Assert.Equal([members[1].Email, members[0].Email], saved.Select(r => r.Email));
        Assert.True(saved[0].IsHead);
    }

    [Fact]
    public async Task Who_has_chosen_nobody_is_told_to_choose_and_not_to_change_the_number()
    {
        var clerk = await portal.NewClerk();
        var id = await portal.NewDraft(clerk);
        using var browser = await portal.SignIn(clerk);

        var refused = await browser.SubmitAsync($"/insurer/review-sessions/{id}/reviewers", ("ReviewerCount", "2"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.StartsWith("審査員が選ばれていません。", (await refused.ReadPageAsync()).ErrorFor("ReviewerCount"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_number_must_equal_the_chosen_unless_it_is_only_kept_for_later()
    {
        var (clerk, id, _) = await SessionWithPanelAsync();
        using var browser = await portal.SignIn(clerk);
        var path = $"/insurer/review-sessions/{id}/reviewers";

        var refused = await browser.SubmitAsync(path, ("ReviewerCount", "3"));
        var page = await refused.ReadPageAsync();
        var kept = await browser.SubmitAsync(page, path, null, ("Close", "true"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("審査員の人数を、選んだ審査員の数（2名）と同じにしてください。", page.ErrorFor("ReviewerCount"));
        Assert.Equal(["委員一", "委員二"], Ticked(page));
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
    }

    [Fact]
    public async Task A_search_adds_to_the_table_and_loses_nothing_that_was_ticked()
    {
        var (clerk, id, _) = await SessionWithPanelAsync();
        await portal.Add(portal.NewReviewer(clerk, "髙﨑 𠮷美"));
        using var browser = await portal.SignIn(clerk);
        var path = $"/insurer/review-sessions/{id}/reviewers";
        var opened = await browser.OpenAsync(path);

        // 「探す」 sends the same form to its own handler.
        var response = await browser.SubmitAsync(opened, $"{path}?handler=Search", null, ("Search", "𠮷美"), ("ReviewerCount", "7"));

        var page = await response.ReadPageAsync();
        Assert.Contains("髙﨑 𠮷美", page.MainText());
        Assert.Equal(["委員一", "委員二"], Ticked(page));
        Assert.Equal("7", page.QuerySelector("#ReviewerCount")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_second_of_two_clerks_is_told_who_is_chosen_now()
    {
        var (clerk, id, members) = await SessionWithPanelAsync();
        using var browser = await portal.SignIn(clerk);
        var path = $"/insurer/review-sessions/{id}/reviewers";
        var opened = await browser.OpenAsync(path);
        var view = (await portal.SendAs(clerk, new GetSessionReviewers(id, null, [])))!;
        await portal.SendAs(await portal.NewColleague(clerk), new SaveSessionReviewers(
            id, view.Head.Revision, view.OpenedText, "1", [members[0].Id], null, MustMatch: true));

        var response = await browser.SubmitAsync(opened, path, null);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("1名（委員一）", (await response.ReadPageAsync()).MainText());
    }

    [Fact]
    public async Task A_number_that_a_colleague_saved_elsewhere_is_not_lost()
    {
        var (clerk, id, _) = await SessionWithPanelAsync();
        using var browser = await portal.SignIn(clerk);
        var path = $"/insurer/review-sessions/{id}/reviewers";
        var opened = await browser.OpenAsync(path);
        var form = (await portal.SendAs(clerk, new GetSessionDetails(id)))!;
        await portal.SendAs(await portal.NewColleague(clerk), new SaveSessionDetails(
            id, form.Head.Revision, form.Facts, SessionDetails.Of(form.Facts) with { ReviewerCount = "5" }));

        var response = await browser.SubmitAsync(opened, path, null);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var row = (await response.ReadPageAsync()).QuerySelector("section[aria-labelledby=changed] tbody tr")!;
        Assert.Equal(["審査員の人数", "2名", "5名"], row.Children.Select(c => c.TextContent));
        Assert.Equal(5, await portal.InDatabase(db => db.ReviewSessions.Where(s => s.Id == id).Select(s => s.ReviewerCount).SingleAsync()));
    }

    [Fact]
    public async Task A_head_who_is_not_chosen_is_refused()
    {
        var (clerk, id, members) = await SessionWithPanelAsync();
        using var browser = await portal.SignIn(clerk);

        var response = await browser.SubmitAsync($"/insurer/review-sessions/{id}/reviewers",
            ("ReviewerCount", "1"), ("Rows[0].Chosen", "false"), ("HeadId", members[0].Id.ToString()));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal([PreparationErrors.HeadNotChosen.Message.TrimEnd('。')], (await response.ReadPageAsync()).Errors());
    }

    [Fact]
    public async Task A_reviewer_of_another_insurer_cannot_be_chosen()
    {
        var (clerk, id, _) = await SessionWithPanelAsync();
        var foreign = portal.NewReviewer(await portal.NewClerk(), "よその委員");
        await portal.Add(foreign);

        var result = await portal.SendAs(clerk, new SaveSessionReviewers(id, 0, "", "1", [foreign.Id], null, MustMatch: true));

        Assert.Equal([PreparationErrors.ReviewerGone], result.Errors);
    }

    private static IEnumerable<string> Ticked(AngleSharp.Html.Dom.IHtmlDocument page) =>
        page.QuerySelectorAll("tbody tr").Where(r => r.QuerySelector("[type=checkbox][checked]") is not null)
            .Select(r => r.QuerySelector("th")!.TextContent.Replace("合議体", "", StringComparison.Ordinal).Trim());

    private async Task<(TestUser Clerk, Guid SessionId, Reviewer[] Members)> SessionWithPanelAsync()
    {
        var clerk = await portal.NewClerk();
        Reviewer[] members = [portal.NewReviewer(clerk, "委員一"), portal.NewReviewer(clerk, "委員二")];
        var panel = new Panel { InsurerId = clerk.InsurerId!.Value, Name = "第3合議体" };
        panel.Members.Add(new PanelMember { ReviewerId = members[0].Id, Position = 1, IsHead = true });
        panel.Members.Add(new PanelMember { ReviewerId = members[1].Id, Position = 2 });
        await portal.Add([.. members, panel]);
        var started = await portal.SendAs(clerk, new StartReviewSession(
            Guid.CreateVersion7(), Sessions.Details() with { PanelId = panel.Id }));
        return (clerk, started.Value, members);
    }
}
