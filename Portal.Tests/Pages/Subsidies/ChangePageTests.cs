using System.Net;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Subsidies;

/// <summary>変更・中止・廃止の申請 through the real forms.</summary>
public sealed class ChangePageTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public ChangePageTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task From_the_application_to_the_letter()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var own = $"/subsidies/applications/{id}";
        using var office = await portal.SignIn(applicant);
        Assert.NotNull((await office.OpenAsync(own)).QuerySelector($"a[href='{own}/changes']"));
        Assert.NotNull((await office.OpenAsync($"{own}/changes")).QuerySelector($"a[href='{own}/changes/new']"));

        var wrong = await office.SubmitAsync($"{own}/changes/new", ("Kind", "Change"), ("Contents", "台数が減ります。\n1台です。"), ("Amount", "70,000"));
        var refused = await wrong.ReadPageAsync();
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(ChangeErrors.AmountTooHigh(64_000).Message, refused.ErrorFor("Amount"));
        Assert.Equal(ChangeErrors.ReasonMissing.Message, refused.ErrorFor("Reason"));
        var check = await (await office.SubmitAsync(
            refused, $"{own}/changes/new", "#check", ("Reason", "人数が減りました。"), ("Amount", "50,000"), ("From", "R8.12.1"))).ReadPageAsync();
        Assert.Contains("まだ申請していません", check.MainText(), StringComparison.Ordinal);
        Assert.Contains("64,000円から50,000円へ", check.MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("もう一度申請できません", check.MainText(), StringComparison.Ordinal);
        var sent = await office.SubmitAsync(check, $"{own}/changes/new", "#send");
        var twice = await office.SubmitAsync(check, $"{own}/changes/new", "#send");
        Assert.Equal([$"{own}/changes?done=requested", $"{own}/changes?done=requested"], new[] { Where(sent), Where(twice) });
        var told = (await office.OpenAsync($"{own}/changes?done=requested")).MainText();
        Assert.Contains("変更の申請を受け付けました", told, StringComparison.Ordinal);
        Assert.Contains("審査待ち", told, StringComparison.Ordinal);
        var waiting = (await office.OpenAsync(own)).MainText();
        Assert.Contains("変更の申請を審査しています", waiting, StringComparison.Ordinal);
        Assert.Contains("変更の申請の結果が出たあと", waiting, StringComparison.Ordinal);
        Assert.Contains("変更などの申請の結果待ち", (await office.OpenAsync("/my")).MainText(), StringComparison.Ordinal);

        var change = (await portal.ChangesOf(applicant, id)).Requests.Single();
        Assert.Equal("台数が減ります。\n1台です。", change.Contents);
        var desk = $"/operator/subsidies/changes/{change.Id}";
        using var first = await portal.SignIn(await portal.NewExaminer());
        using var second = await portal.SignIn(await portal.NewExaminer());
        Assert.NotNull((await first.OpenAsync("/operator/subsidies/changes")).QuerySelector($"a[href='{desk}']"));
        Assert.NotNull((await first.OpenAsync($"/operator/subsidies/applications/{id}")).QuerySelector($"a[href='{desk}']"));
        var unsaid = await first.SubmitAsync(await first.OpenAsync(desk), desk, "#propose-form", ("Amount", "40,000"));
        Assert.Equal(ChangeErrors.OutcomeMissing.Message, (await unsaid.ReadPageAsync()).ErrorFor("Approves"));
        Assert.Equal($"{desk}?done=proposed", Where(await first.SubmitAsync(await first.OpenAsync(desk), desk, "#propose-form", ("Approves", "True"))));
        var mine = await first.OpenAsync(desk);
        Assert.Contains("ご自分では決定できません", mine.MainText(), StringComparison.Ordinal);
        Assert.Null(mine.QuerySelector("#decide-form"));
        Assert.Equal($"{desk}?done=sent-back", Where(await second.SubmitAsync(await second.OpenAsync(desk), desk, "#send-back", ("SendBackReason", "理由も書いてください。"))));
        Assert.Contains("理由も書いてください。", (await first.OpenAsync(desk)).MainText(), StringComparison.Ordinal);
        await first.SubmitAsync(await first.OpenAsync(desk), desk, "#propose-form", ("Approves", "True"), ("Words", "承認します。"));
        Assert.Equal($"{desk}?done=decided", Where(await second.SubmitAsync(await second.OpenAsync(desk), desk, "#decide-form")));

        var decided = await office.OpenAsync($"{own}/changes");
        Assert.Contains("変更を承認しました（交付決定額 50,000円）", decided.MainText(), StringComparison.Ordinal);
        var letter = decided.QuerySelectorAll("a").Single(a => a.TextContent == "通知書（PDF）").GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await office.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, letter))).StatusCode);
        Assert.NotNull((await office.OpenAsync($"{own}/changes")).QuerySelector($"a[href='{own}/changes/new']"));
    }

    [Fact]
    public async Task Back_in_the_form_everything_that_was_typed_stands()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var path = $"/subsidies/applications/{id}/changes/new";
        using var office = await portal.SignIn(applicant);
        var check = await (await office.SubmitAsync(
            path, ("Kind", "Abolition"), ("Contents", "事業所を閉じます。"), ("Reason", "職員が足りません。"), ("From", "令和8年12月31日"))).ReadPageAsync();
        Assert.Contains("64,000円から0円へ", check.MainText(), StringComparison.Ordinal);
        Assert.Contains("廃止が承認されると、交付決定額の64,000円はなくなります", check.MainText(), StringComparison.Ordinal);
        Assert.Contains("この助成金は、もう一度申請できません", check.MainText(), StringComparison.Ordinal);
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)check.QuerySelector("#send")!;
        form.SetAttribute("action", check.QuerySelector("button[formaction]")!.GetAttribute("formaction"));

        var back = await (await office.SubmitAsync(check, path, "#send")).ReadPageAsync();

        Assert.NotNull(back.QuerySelector("[name=Kind][value=Abolition][checked]"));
        Assert.Equal("事業所を閉じます。", back.QuerySelector("textarea[name=Contents]")!.TextContent.Trim());
        Assert.Equal("令和8年12月31日", back.QuerySelector("[name=From]")!.GetAttribute("value"));
        Assert.Equal(check.QuerySelector("[name=RequestId]")!.GetAttribute("value"), back.QuerySelector("[name=RequestId]")!.GetAttribute("value"));
        Assert.Empty((await portal.ChangesOf(applicant, id)).Requests);
    }

    [Fact]
    public async Task Before_money_is_asked_back_without_a_revocation_who_decides_is_told_to_think_of_one()
    {
        var (applicant, id) = await portal.NewPaidApplication();
        var change = await portal.NewChange(applicant, id, ChangeKind.Abolition);
        Assert.Empty((await portal.ProposeChange(await portal.NewExaminer(), change)).Errors);
        using var official = await portal.SignIn(await portal.NewExaminer());

        var shown = (await official.OpenAsync($"/operator/subsidies/changes/{change}")).MainText();

        Assert.Contains("64,000円の返還を求めます", shown, StringComparison.Ordinal);
        Assert.Contains("取消にあたる事情があるときは、承認せずに、先に取消を提案してください。", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_is_corrected_while_a_request_waits_is_promised_no_next_round()
    {
        var (applicant, id) = await portal.NewFailedPayment();
        await portal.NewChange(applicant, id);
        var own = $"/subsidies/applications/{id}";
        using var office = await portal.SignIn(applicant);

        Assert.Contains("口座を直し、変更の申請の結果が出たあと", (await office.OpenAsync(own)).MainText(), StringComparison.Ordinal);
        Assert.Contains("直すと、変更の申請の結果が出たあとの回に振り込みます", (await office.OpenAsync($"{own}/correct-account")).MainText(), StringComparison.Ordinal);
        Assert.Empty((await portal.CorrectAccount(applicant, id)).Errors);
        Assert.Contains("変更の申請の結果が出たあと", (await office.OpenAsync(own)).MainText(), StringComparison.Ordinal);
        await portal.AnswerChange((await portal.ChangesOf(applicant, id)).Requests.Single().Id);
        Assert.DoesNotContain("変更などの申請の結果待ち", (await office.OpenAsync("/my")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_withdrawn_on_a_page_that_asks_and_is_not_another_offices()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var change = await portal.NewChange(applicant, id);
        var path = $"/subsidies/applications/{id}/changes/{change}/withdraw";
        using var office = await portal.SignIn(applicant);
        using var stranger = await portal.SignIn(await portal.NewOfficeUser());
        var shown = await office.OpenAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/subsidies/applications/{id}/changes")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/subsidies/applications/{id}/changes/new")).StatusCode);
        Assert.Equal($"/subsidies/applications/{id}/changes?done=withdrawn", Where(await office.SubmitAsync(shown, path, null)));
        Assert.Contains("さんが取り下げました", (await office.OpenAsync($"/subsidies/applications/{id}/changes")).MainText(), StringComparison.Ordinal);
        Assert.Contains("申請を取り下げました", (await office.OpenAsync($"/subsidies/applications/{id}/changes?done=withdrawn")).MainText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task What_has_ended_keeps_the_amounts_it_was_about()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        await portal.AnswerChange(await portal.NewChange(applicant, id), amount: "40,000", words: "領収書の額に合わせました。");
        var number = (await portal.ApplicationOf(id)).ReceiptNumber!;
        using var official = await portal.SignIn(await portal.NewExaminer());

        var row = (await official.OpenAsync($"/operator/subsidies/changes?state=approved&q={number}")).QuerySelector("tbody tr")!;
        var file = await (await official.GetAsync($"/operator/subsidies/changes.csv?state=approved&q={number}")).Content.ReadAsStringAsync();

        Assert.Equal(["64,000円", "50,000円", "40,000円"], row.QuerySelectorAll("td.r").Select(c => c.TextContent));
        Assert.Contains("64000,50000,40000", file.Replace("\"", ""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_filtered_ages_and_is_saved_as_it_is_shown()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        await portal.NewChange(applicant, id, ChangeKind.Discontinuation);
        var number = (await portal.ApplicationOf(id)).ReceiptNumber!;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 24, 9);
        using var official = await portal.SignIn(await portal.NewExaminer());

        var waiting = await official.OpenAsync($"/operator/subsidies/changes?q={number}");
        var none = await official.OpenAsync($"/operator/subsidies/changes?state=approved&q={number}");
        var file = await official.GetAsync($"/operator/subsidies/changes.csv?q={number}");

        Assert.Contains("5日目", waiting.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("中止", waiting.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("あてはまる申請がありません", none.MainText(), StringComparison.Ordinal);
        Assert.Equal(2, (await file.Content.ReadAsStringAsync()).TrimEnd().Split('\n').Length);
    }

    private static string Where(HttpResponseMessage response) => response.Headers.Location!.OriginalString;
}
