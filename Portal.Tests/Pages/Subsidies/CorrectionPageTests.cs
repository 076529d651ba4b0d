using System.Net;
using AngleSharp.Html.Dom;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Subsidies;

/// <summary>From 差し戻し to the corrected application, at two browsers.</summary>
public sealed class CorrectionPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Returned_mended_and_seen_by_both_sides_through_the_real_forms()
    {
        var (applicant, official, id) = await portal.NewExaminedApplication();
        using var examiner = await portal.SignIn(official);
        using var office = await portal.SignIn(applicant);
        var (desk, path) = ($"/operator/subsidies/applications/{id}", $"/subsidies/applications/{id}");
        var form = await examiner.OpenAsync($"{desk}/return");
        var (holder, receipts) = (RowOf(form, "Holder"), RowOf(form, "kind-receipts"));

        var returned = await examiner.SubmitAsync(
            form, $"{desk}/return", null, ($"{holder}.Marked", "true"), ($"{holder}.Canned", "holder-differs"),
            ($"{receipts}.Marked", "true"), ($"{receipts}.Words", "2枚目も入れてください。"), ("Words", "よろしくお願いします。"));

        Assert.Equal(HttpStatusCode.Redirect, returned.StatusCode);
        Assert.Contains("修正を待っています", (await examiner.OpenAsync(desk)).MainText(), StringComparison.Ordinal);
        Assert.Contains("を直してください", (await office.OpenAsync("/my")).MainText(), StringComparison.Ordinal);
        var asked = (await office.OpenAsync(path)).MainText();
        Assert.Contains("口座名義が申請者と異なります", asked, StringComparison.Ordinal);
        Assert.Contains("2枚目も入れてください。", asked, StringComparison.Ordinal);
        Assert.Contains("令和8年12月20日", asked, StringComparison.Ordinal);

        var account = await office.OpenAsync($"{path}/account");
        Assert.Null(account.QuerySelector("[name=AccountNumber]"));
        Assert.Contains("口座名義が申請者と異なります", account.MainText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync($"{path}/costs")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync($"{path}/checks")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await office.SubmitAsync(account, $"{path}/account", null, ("HolderKana", "ﾍﾞﾂﾉﾅﾏｴ"))).StatusCode);
        var papers = await office.OpenAsync($"{path}/evidence");
        Assert.Single(papers.QuerySelectorAll("input[type=file]"));
        await portal.AddPicture(applicant, id, "receipts", 51);

        var check = await office.OpenAsync($"{path}/resubmit");
        Assert.Contains("ベツノナマエ", check.MainText(), StringComparison.Ordinal);
        Assert.Contains("写真51.png", check.MainText(), StringComparison.Ordinal);
        var sent = await office.SubmitAsync(check, $"{path}/resubmit", null, ("Agreed", "true"), ("Answer", "通帳を確かめました。"));
        Assert.Equal($"{path}?done=resent", sent.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Redirect, (await office.SubmitAsync(check, $"{path}/resubmit", null, ("Agreed", "true"))).StatusCode);

        var seen = (await examiner.OpenAsync(desk)).MainText();
        foreach (var expected in new[] { "修正が届きました", "ミドリカイ", "ベツノナマエ", "写真51.png", "通帳を確かめました。", "書類がそろった日", "差し戻し 1回" })
        {
            Assert.Contains(expected, seen, StringComparison.Ordinal);
        }

        var told = await office.OpenAsync($"{path}?done=resent");
        Assert.Contains("直した申請を受け付けました", told.MainText(), StringComparison.Ordinal);
        Assert.Contains("受付日", told.MainText(), StringComparison.Ordinal);
        Assert.Equal("application/pdf", (await office.GetAsync($"{path}/receipt.pdf?round=0")).Content.Headers.ContentType?.MediaType);
        Assert.Equal("application/pdf", (await office.GetAsync($"{path}/receipt.pdf")).Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync($"{path}/receipt.pdf?round=5")).StatusCode);
    }

    [Fact]
    public async Task What_is_wrong_in_a_return_is_said_beside_its_row_and_kept()
    {
        var (_, official, id) = await portal.NewExaminedApplication();
        using var examiner = await portal.SignIn(official);
        var path = $"/operator/subsidies/applications/{id}/return";
        var form = await examiner.OpenAsync(path);
        var row = RowOf(form, "Phone");

        var response = await examiner.SubmitAsync(form, path, null, ($"{row}.Marked", "true"), ("Words", "つながりません。"));

        var page = await response.ReadPageAsync();
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.StartsWith("「電話番号」を差し戻す理由", page.ErrorFor($"{row.Replace('[', '_').Replace(']', '_')}_Words"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"[name='{row}.Marked'][checked]"));
        Assert.Contains("つながりません。", page.QuerySelector("textarea[name=Words]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_is_slipped_into_the_form_is_refused_in_words()
    {
        var (applicant, _, id) = await portal.NewReturnedApplication("Holder");
        using var office = await portal.SignIn(applicant);
        var path = $"/subsidies/applications/{id}/account";
        var page = await office.OpenAsync(path);
        string Value(string name) => ((IHtmlInputElement)page.QuerySelector($"main form [name={name}]")!).Value;
        using var content = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", Value("__RequestVerificationToken")), new("Mark", Value("Mark")),
            new("HolderKana", "ベツノナマエ"), new("AccountNumber", "7654321"), new("BankCode", "0005"),
        ]);

        var response = await office.Client.PostAsync(new Uri(path, UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(CorrectionErrors.ItemsLocked([ApplicationItem.Account]).Message, (await response.ReadPageAsync()).Errors());
        Assert.Equal("ミドリカイ", (await portal.ApplicationOf(id)).Form.Account!.HolderKana);
    }

    [Fact]
    public async Task A_mended_row_that_does_not_fit_a_closed_one_says_so()
    {
        var (applicant, _, id) = await portal.NewReturnedApplication("Readers");
        using var office = await portal.SignIn(applicant);
        var path = $"/subsidies/applications/{id}/costs";

        var response = await office.SubmitAsync(path, ("ReaderCostYen", "19500"), ("Readers", "9"));

        var page = await response.ReadPageAsync();
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull(page.ErrorFor("Readers"));
        Assert.Contains("直しかけのところがあります", (await office.OpenAsync($"/subsidies/applications/{id}/resubmit")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdrawn_before_it_was_mended_its_papers_were_never_complete()
    {
        var (applicant, official, id) = await portal.NewReturnedApplication("Holder");
        using var examiner = await portal.SignIn(official);
        using var office = await portal.SignIn(applicant);

        Assert.Empty((await portal.SendAs(applicant, new WithdrawApplication(id))).Errors);

        Assert.Contains("そろう前に取り下げました", (await office.OpenAsync($"/subsidies/applications/{id}")).MainText(), StringComparison.Ordinal);
        Assert.Contains(
            "そろう前に取り下げられました", (await examiner.OpenAsync($"/operator/subsidies/applications/{id}")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_return_is_taken_back_by_a_button_and_the_mending_pages_close()
    {
        var (applicant, official, id) = await portal.NewReturnedApplication("Holder");
        using var examiner = await portal.SignIn(official);
        using var office = await portal.SignIn(applicant);
        var (desk, path) = ($"/operator/subsidies/applications/{id}", $"/subsidies/applications/{id}");
        var opened = await office.OpenAsync($"{path}/account");

        await examiner.SubmitAsync(await examiner.OpenAsync(desk), desk, "#take-back");

        Assert.Equal(path, (await office.SubmitAsync(opened, $"{path}/account", null, ("HolderKana", "オソイ"))).Headers.Location!.ToString());
        Assert.Contains("事務局が差し戻しを取り消しました", (await office.OpenAsync(path)).MainText(), StringComparison.Ordinal);
        Assert.Contains("修正を待っていません", (await office.OpenAsync($"{path}/resubmit")).MainText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync($"{path}/account")).StatusCode);
        Assert.Contains("決定の案を出す", (await examiner.OpenAsync(desk)).MainText(), StringComparison.Ordinal);
    }

    /// <summary>Rows[3], for example.</summary>
    private static string RowOf(IHtmlDocument page, string key)
    {
        var hidden = page.QuerySelector($"input[type=hidden][value='{key}']")!.GetAttribute("name")!;
        return hidden[..hidden.LastIndexOf('.')];
    }
}
