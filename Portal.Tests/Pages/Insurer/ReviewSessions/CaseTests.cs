using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Insurer.ReviewSessions;

public sealed class CaseTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string CaseForm = "form.fields";

    [Fact]
    public async Task A_case_is_saved_and_a_label_that_looks_like_a_name_is_told()
    {
        var (clerk, id, path) = await CaseAsync();
        using var browser = await portal.SignIn(clerk);

        var response = await browser.SubmitAsync(
            await browser.OpenAsync(path), path, CaseForm, ("CaseNumber", "００７７"), ("Kind", "LevelChange"), ("Label", "山田 花子"));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var saved = (await CasesAsync(id))[0];
        Assert.Equal(("0077", ReviewCaseKind.LevelChange, "山田 花子"), (saved.CaseNumber, saved.Kind, saved.Label));
        Assert.Contains("お名前のように見えます", (await browser.OpenAsync(path)).MainText());
    }

    [Fact]
    public async Task Whoever_saves_a_case_that_a_colleague_has_removed_reads_what_was_typed()
    {
        var (clerk, id, path) = await CaseAsync();
        using var browser = await portal.SignIn(clerk);
        var opened = await browser.OpenAsync(path);
        await portal.SendAs(clerk, new RemoveReviewCase(id, (await CasesAsync(id))[0].Id));

        var refused = await browser.SubmitAsync(opened, path, CaseForm, ("CaseNumber", "0099"), ("Label", "A"));

        var page = await browser.OpenAsync(refused.Headers.Location!.OriginalString);
        Assert.Contains("ほかの人が削除したため、保存していません（入力した内容　番号：0099、申請区分：更新、表示名：A）", page.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_of_two_clerks_sees_what_the_first_one_changed_and_may_save_after_reading_it()
    {
        var (clerk, id, path) = await CaseAsync();
        using var browser = await portal.SignIn(clerk);
        var opened = await browser.OpenAsync(path);
        using var colleague = await portal.SignIn(await portal.NewColleague(clerk));
        await colleague.SubmitAsync(await colleague.OpenAsync(path), path, CaseForm, ("Label", "A"));

        var refused = await (await browser.SubmitAsync(opened, path, CaseForm, ("CaseNumber", "0099"))).ReadPageAsync();

        Assert.Equal([PreparationErrors.ChangedByColleague.Message], refused.Errors());
        Assert.Equal(["表示名（匿名）", "なし", "A"], refused.QuerySelectorAll("section[aria-labelledby=changed] tbody tr > *").Select(c => c.TextContent));
        Assert.Equal("0001", (await CasesAsync(id))[0].CaseNumber);

        await browser.SubmitAsync(refused, path, CaseForm);

        var saved = (await CasesAsync(id))[0];
        Assert.Equal(("0099", ""), (saved.CaseNumber, saved.Label));
    }

    [Fact]
    public async Task Moving_a_case_is_no_conflict_and_the_same_form_twice_is_none_either()
    {
        var (clerk, id, path) = await CaseAsync();
        using var browser = await portal.SignIn(clerk);
        var opened = await browser.OpenAsync(path);
        var cases = await CasesAsync(id);
        await browser.SubmitAsync($"/insurer/review-sessions/{id}/cases/order", ($"Order[{cases[0].Id}]", "3"));

        var first = await browser.SubmitAsync(opened, path, CaseForm, ("Label", "B"));
        var second = await browser.SubmitAsync(opened, path, CaseForm, ("Label", "B"));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.StatusCode, second.StatusCode));
        Assert.Equal("B", (await CasesAsync(id))[2].Label);
    }

    [Fact]
    public async Task A_cleared_label_stays_cleared_beside_another_error_and_hidden_characters_are_refused()
    {
        var (clerk, _, path) = await CaseAsync();
        using var browser = await portal.SignIn(clerk);
        await browser.SubmitAsync(await browser.OpenAsync(path), path, CaseForm, ("Label", "A"));

        var page = await (await browser.SubmitAsync(
            await browser.OpenAsync(path), path, CaseForm, ("CaseNumber", "00\u202E01"), ("Label", ""))).ReadPageAsync();

        Assert.Equal("見えない文字が含まれています。入力し直してください。", page.ErrorFor("CaseNumber"));
        Assert.Equal("", page.QuerySelector("[name=Label]")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task A_pasted_list_with_a_hidden_character_adds_nothing()
    {
        var (clerk, id, _) = await CaseAsync();

        var result = await portal.SendAs(clerk, new AddReviewCases(id, "0008 新規 A\0", null, null));

        Assert.Equal("番号か表示名に、表示できない文字が含まれています。入力し直してください。", Assert.Single(result.Errors).Message);
        Assert.Equal(3, (await CasesAsync(id)).Count);
    }

    [Fact]
    public async Task The_same_form_sent_twice_adds_its_cases_once()
    {
        var (clerk, id, _) = await CaseAsync();
        using var browser = await portal.SignIn(clerk);
        var path = $"/insurer/review-sessions/{id}/cases/new";
        var page = await browser.OpenAsync(path);

        await browser.SubmitAsync(page, path, null, ("Count", "4"), ("Kind", "New"));
        await browser.SubmitAsync(page, path, null, ("Count", "4"), ("Kind", "New"));

        Assert.Equal(7, (await CasesAsync(id)).Count);
    }

    [Fact]
    public async Task Numbers_typed_into_an_order_that_a_colleague_has_changed_move_nothing()
    {
        var (clerk, id, _) = await CaseAsync();
        using var browser = await portal.SignIn(clerk);
        var path = $"/insurer/review-sessions/{id}/cases/order";
        var (page, cases) = (await browser.OpenAsync(path), await CasesAsync(id));
        await browser.SubmitAsync(path, ($"Order[{cases[0].Id}]", "3"));

        var refused = await (await browser.SubmitAsync(page, path, null, ($"Order[{cases[1].Id}]", "3"))).ReadPageAsync();

        Assert.Equal([PreparationErrors.CasesChanged.Message], refused.Errors());
        Assert.Equal(["1", "2", "3"], refused.QuerySelectorAll("input.order").Select(i => i.GetAttribute("value")));
        Assert.Equal(["0002", "0003", "0001"], (await CasesAsync(id)).Select(c => c.CaseNumber));
        await browser.SubmitAsync(refused, path, null, ($"Order[{cases[1].Id}]", "3"));
        Assert.Equal(["0003", "0001", "0002"], (await CasesAsync(id)).Select(c => c.CaseNumber));
    }

    [Fact]
    public async Task Papers_of_one_kind_are_put_into_a_new_order_unless_a_colleague_was_faster()
    {
        const string OrderForm = "form[action*='handler=Order']";
        var (clerk, id, path) = await CaseAsync();
        await portal.Upload(clerk, id, "01_あ.pdf");
        await portal.Upload(clerk, id, "01_い.pdf");
        await portal.CheckAll();
        var papers = await portal.PapersOf(id);
        using var browser = await portal.SignIn(clerk);
        var opened = await browser.OpenAsync(path);

        await browser.SubmitAsync(opened, path, OrderForm, ($"Order[{papers[1].Id}]", "1"));
        Assert.Equal(["01_い.pdf", "01_あ.pdf"], await NamesAsync());

        var late = await (await browser.SubmitAsync(opened, path, OrderForm, ($"Order[{papers[0].Id}]", "2"))).ReadPageAsync();
        Assert.Equal([PreparationErrors.PapersChanged.Message], late.Errors());
        Assert.Equal(["01_い.pdf", "01_あ.pdf"], await NamesAsync());

        async Task<IEnumerable<string>> NamesAsync() => (await portal.PapersOf(id)).OrderBy(p => p.Position).Select(p => p.FileName);
    }

    [Fact]
    public async Task Every_label_on_the_page_opens_the_picker_of_its_own_form()
    {
        var (clerk, id, path) = await CaseAsync();
        await portal.Upload(clerk, id, "01_意見書.pdf");
        await portal.CheckAll();
        using var browser = await portal.SignIn(clerk);

        var drops = (await browser.OpenAsync(path)).QuerySelectorAll("form[data-upload]");

        Assert.Equal(5, drops.Length);
        Assert.Equal(5, drops.Select(d => d.QuerySelector("input[type=file]")!.Id).Distinct().Count());
        Assert.All(drops, d => Assert.Equal(d.QuerySelector("input[type=file]")!.Id, d.QuerySelector("label")!.GetAttribute("for")));
    }

    private async Task<(TestUser Clerk, Guid SessionId, string Path)> CaseAsync()
    {
        var clerk = await portal.NewClerk();
        var id = await portal.NewDraft(clerk, cases: 3);
        return (clerk, id, $"/insurer/review-sessions/{id}/cases/{(await CasesAsync(id))[0].Id}");
    }

    private Task<List<ReviewCase>> CasesAsync(Guid id) => portal.InDatabase(
        db => db.ReviewCases.Where(c => c.SessionId == id).OrderBy(c => c.Position).ToListAsync());
}
