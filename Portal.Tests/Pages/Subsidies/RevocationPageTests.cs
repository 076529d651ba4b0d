using System.Net;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Subsidies;

public sealed class RevocationPageTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public RevocationPageTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task From_the_proposal_to_the_returned_money_through_the_real_forms()
    {
        var (applicant, id) = await portal.NewPaidApplication();
        var number = (await portal.ApplicationOf(id)).ReceiptNumber!;
        portal.Clock.Now = TestClock.InJapan(2027, 2, 23, 10);
        var (desk, revoke) = ($"/operator/subsidies/applications/{id}", $"/operator/subsidies/applications/{id}/revoke");
        using var proposer = await portal.SignIn(await portal.NewExaminer());
        using var decider = await portal.SignIn(await portal.NewExaminer());
        using var office = await portal.SignIn(applicant);

        Assert.Contains("取消を提案する", (await proposer.OpenAsync(desk)).MainText(), StringComparison.Ordinal);
        var wrong = await (await proposer.SubmitAsync(revoke, ("Ground", "OtherUse"), ("IsWhole", "False"), ("Kept", "64,000"), ("Reason", "別の事業で使いました。"))).ReadPageAsync();
        Assert.Equal(RevocationErrors.KeptWrong(64_000).Message, wrong.ErrorFor("Kept"));
        var check = await (await proposer.SubmitAsync(wrong, revoke, "#check", ("Kept", ""), ("IsWhole", "True"))).ReadPageAsync();
        Assert.Contains("64,000円の返還を求めます", check.MainText(), StringComparison.Ordinal);
        Assert.Contains("助成金を他の用途に使用したため。", check.MainText(), StringComparison.Ordinal);
        Assert.Equal($"{desk}?done=revocation-proposed", Where(await proposer.SubmitAsync(check, revoke, "#propose")));

        Assert.Contains(number, (await decider.OpenAsync("/operator/subsidies/applications?state=revoking")).MainText(), StringComparison.Ordinal);
        Assert.Contains("承認を待っている申請（", (await decider.OpenAsync("/operator/subsidies/dashboard")).MainText(), StringComparison.Ordinal);
        Assert.Null((await proposer.OpenAsync($"{desk}/revocation")).QuerySelector("#decide"));
        Assert.DoesNotContain("取消", (await office.OpenAsync($"/subsidies/applications/{id}")).MainText(), StringComparison.Ordinal);
        var decide = await decider.OpenAsync($"{desk}/revocation");
        Assert.Equal($"{desk}?done=revoked", Where(await decider.SubmitAsync(decide, $"{desk}/revocation", "#decide")));

        var later = (await portal.LaterDecisionsOf(id)).Single();
        Assert.Contains("交付決定取消通知書兼返還請求書", (await decider.OpenAsync(desk)).MainText(), StringComparison.Ordinal);
        Assert.Equal("application/pdf", (await decider.GetAsync($"{desk}/later/{later.Id}/letter.pdf")).Content.Headers.ContentType!.MediaType);
        Assert.Contains("令和9年3月25日（木）までに返還", (await office.OpenAsync("/my")).MainText(), StringComparison.Ordinal);
        var own = (await office.OpenAsync($"/subsidies/applications/{id}")).MainText();
        Assert.Contains("あと64,473円を返してください", own, StringComparison.Ordinal);
        Assert.Contains("みずほ銀行", own, StringComparison.Ordinal);
        Assert.Contains("報告はいりません", own, StringComparison.Ordinal);
        Assert.True(own.IndexOf("交付決定を取り消しました", StringComparison.Ordinal) < own.IndexOf("64,000円を振り込みました", StringComparison.Ordinal));
        Assert.Equal("application/pdf", (await office.GetAsync($"/subsidies/applications/{id}/later/{later.Id}/letter.pdf")).Content.Headers.ContentType!.MediaType);

        var money = $"{desk}/repayments/{later.Id}";
        Assert.Contains(number, (await decider.OpenAsync("/operator/subsidies/applications?state=repay")).MainText(), StringComparison.Ordinal);
        Assert.Equal($"{money}?done=returned", Where(await decider.SubmitAsync(
            await decider.OpenAsync(money), money, "#returned", ("On", "令和9年2月23日"), ("Yen", "64,473"))));
        Assert.Contains("返還済み", (await office.OpenAsync($"/subsidies/applications/{id}")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_comes_back_and_a_proposal_is_sent_back_or_taken_back()
    {
        var (_, id) = await portal.NewGrantedApplication();
        var (desk, revoke) = ($"/operator/subsidies/applications/{id}", $"/operator/subsidies/applications/{id}/revoke");
        using var proposer = await portal.SignIn(await portal.NewExaminer());
        using var decider = await portal.SignIn(await portal.NewExaminer());

        var check = await (await proposer.SubmitAsync(revoke, ("Ground", "FalseMaterial"), ("IsWhole", "False"), ("Kept", "40,000"), ("Reason", "領収書が違います。"))).ReadPageAsync();
        Assert.Contains("返還は求めません", check.MainText(), StringComparison.Ordinal);
        check.QuerySelector("#propose")!.SetAttribute("action", check.QuerySelector("#propose button[formaction]")!.GetAttribute("formaction")!);
        var typed = await (await proposer.SubmitAsync(check, revoke, "#propose")).ReadPageAsync();
        Assert.Equal(("40,000", "領収書が違います。"), (typed.QuerySelector("[name=Kept]")!.GetAttribute("value"), typed.QuerySelector("[name=Reason]")!.TextContent.Trim()));
        await proposer.SubmitAsync(await (await proposer.SubmitAsync(typed, revoke, "#check")).ReadPageAsync(), revoke, "#propose");

        await decider.SubmitAsync(await decider.OpenAsync($"{desk}/revocation"), $"{desk}/revocation", "#send-back", ("Words", "領収書をもう一度見てください。"));
        Assert.Contains("領収書をもう一度見てください。", (await proposer.OpenAsync(desk)).MainText(), StringComparison.Ordinal);
        await portal.ProposeRevocation(await portal.NewExaminer(), id);
        Assert.Contains("いまは、取消を提案できません", (await proposer.OpenAsync(revoke)).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_checks_a_revoked_letter_is_told_so()
    {
        var (_, id) = await portal.NewGrantedApplication();
        var code = VerificationCode.Written((await portal.DecisionOf(id)).VerificationCode);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var later = await portal.NewRevocation(id);
        using var anybody = portal.Visit();

        var page = await (await anybody.SubmitAsync("/subsidies/verify", ("Code", code))).ReadPageAsync();

        Assert.Contains("後に交付決定が取り消されています", page.MainText(), StringComparison.Ordinal);
        Assert.Contains(later.LetterNumber, page.MainText(), StringComparison.Ordinal);
        var own = await (await anybody.SubmitAsync("/subsidies/verify", ("Code", later.VerificationCode))).ReadPageAsync();
        Assert.Contains("交付決定取消通知書", own.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_offices_letter_and_what_there_is_not_are_not_found()
    {
        var ((applicant, id), (_, other)) = (await portal.NewGrantedApplication(), await portal.NewGrantedApplication());
        var later = await portal.NewRevocation(id);
        using var stranger = await portal.SignIn(await portal.NewOfficeUser());
        using var official = await portal.SignIn(await portal.NewExaminer());
        using var office = await portal.SignIn(applicant);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/subsidies/applications/{id}/later/{later.Id}/letter.pdf")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await official.GetAsync($"/operator/subsidies/applications/{other}/later/{later.Id}/letter.pdf")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await official.GetAsync($"/operator/subsidies/applications/{id}/repayments/{later.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await official.GetAsync($"/operator/subsidies/applications/{Guid.CreateVersion7()}/revoke")).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await office.GetAsync($"/operator/subsidies/applications/{id}/revocation")).StatusCode);
    }

    private static string Where(HttpResponseMessage response) => response.Headers.Location!.OriginalString;
}
