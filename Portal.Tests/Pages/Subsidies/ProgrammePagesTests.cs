using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Subsidies;

public sealed class ProgrammePagesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string List = "/operator/subsidies/programmes";

    [Fact]
    public async Task One_operator_copies_edits_and_proposes_next_year_and_another_sends_it_back_and_approves()
    {
        using var writer = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));
        using var second = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));
        var source = await SourceAsync(2026, SubsidyKind.CardReaders);

        var page = await writer.OpenAsync($"{List}/{source}");
        var draft = AddressOf(await writer.SubmitAsync(page, $"{List}/{source}", "#next-year"), "drafted");
        Assert.Contains("受付期間", (await writer.OpenAsync(draft)).QuerySelector("[aria-labelledby=differences]")!.TextContent, StringComparison.Ordinal);
        var saved = await writer.SubmitAsync($"{draft}/edit", ("Form.Divisions", "all｜すべて｜70,000円｜3台｜11 12 13 14 15 16 21 22 23 2A 31 43 68 72 73 17 32 33 38 41 42"));
        Assert.Equal($"{draft}?done=saved", saved.Headers.Location?.OriginalString);
        await writer.SubmitAsync(await writer.OpenAsync(draft), draft, "#propose");
        Assert.Null((await writer.OpenAsync($"{draft}/decide")).QuerySelector("#approve"));

        var decide = await second.OpenAsync($"{draft}/decide");
        var refused = await second.SubmitAsync(decide, $"{draft}/decide", "#send-back");
        Assert.Equal("差し戻す理由を入力してください。", (await refused.ReadPageAsync()).ErrorFor("Reason"));
        await second.SubmitAsync(decide, $"{draft}/decide", "#send-back", ("Reason", "限度額を確かめてください。"));
        Assert.Contains("限度額を確かめてください。", (await writer.OpenAsync(draft)).MainText(), StringComparison.Ordinal);
        await writer.SubmitAsync(await writer.OpenAsync(draft), draft, "#propose");
        var stale = await second.SubmitAsync(decide, $"{draft}/decide", "#approve");
        Assert.Equal(HttpStatusCode.BadRequest, stale.StatusCode);
        var approved = await second.SubmitAsync(await second.OpenAsync($"{draft}/decide"), $"{draft}/decide", "#approve");

        Assert.Equal($"{draft}?done=approved", approved.Headers.Location?.OriginalString);
        Assert.Contains("令和9年度", (await second.OpenAsync(List)).MainText(), StringComparison.Ordinal);
        Assert.Contains("令和9年度の予定", (await portal.Visit().OpenAsync("/subsidies")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_an_incident_an_operator_extends_the_reception_and_everybody_reads_it()
    {
        var source = $"{List}/{await SourceAsync(2026, SubsidyKind.CardReaders)}";
        portal.Clock.Now = TestClock.InJapan(2027, 3, 12, 20, 0);
        using var official = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));

        var refused = await official.SubmitAsync($"{source}/extend", ("ClosesOn", "令和9年3月12日"), ("Notice", "障害がありました。"));
        var done = await official.SubmitAsync($"{source}/extend", ("ClosesOn", "令和9年3月15日"), ("Notice", "障害がありました。"));
        var page = await official.OpenAsync(done.Headers.Location!.OriginalString);
        var visitor = await portal.Visit().OpenAsync("/subsidies");
        portal.Clock.Now = new TestClock().Now;

        Assert.Contains("よりあとの日", (await refused.ReadPageAsync()).ErrorFor("ClosesOn"), StringComparison.Ordinal);
        Assert.Contains("令和9年3月15日（月）まで延長", page.QuerySelector("[aria-labelledby=extensions]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("3月12日までの受付を延長しました。障害がありました。", visitor.MainText(), StringComparison.Ordinal);
        Assert.Contains("あと4日", visitor.MainText(), StringComparison.Ordinal);
        Assert.Contains("令和9年3月15日（月）まで延長しました", visitor.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slips_are_told_beside_their_fields_and_what_was_typed_stays()
    {
        using var writer = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));
        var source = $"{List}/{await SourceAsync(2025, SubsidyKind.PhysicianStatements)}";
        var draft = AddressOf(await writer.SubmitAsync(await writer.OpenAsync(source), source, "#revise"), "drafted");

        var response = await writer.SubmitAsync(
            $"{draft}/edit", ("Form.BedClasses", "病院｜たくさん"), ("Form.BudgetYen", "たくさん"));
        var second = await writer.SubmitAsync(
            $"{draft}/edit", ("Form.BedClasses", "病院｜たくさん"), ("Form.BudgetYen", "１６，０００，０００，０００円"));

        Assert.Equal("数字だけで入力してください。", (await response.ReadPageAsync()).ErrorFor("Form_BudgetYen"));
        var page = await second.ReadPageAsync();
        Assert.StartsWith("「病院｜たくさん」を読み取れません。", page.ErrorFor("Form_BedClasses"), StringComparison.Ordinal);
        Assert.Equal("病院｜たくさん", page.QuerySelector("#Form_BedClasses")!.TextContent.Trim());
        Assert.Equal(HttpStatusCode.NotFound, (await writer.GetAsync($"{source}/edit")).StatusCode);
        var discarded = await writer.SubmitAsync($"{draft}/discard");
        Assert.Equal($"{List}?done=discarded", discarded.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_draft_is_tried_with_the_calculator()
    {
        using var writer = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));
        var path = $"{List}/{await SourceAsync(2025, SubsidyKind.CardReaders)}/preview";

        var page = await writer.OpenAsync($"{path}?Services=11&ReaderCostYen=14500&Readers=1&SupportCostYen=60000");
        var refused = await writer.GetAsync($"{path}?ReaderCostYen=14500&Readers=1&SupportCostYen=60000");

        Assert.Equal("64,000円", page.QuerySelector(".sum .total dd")!.TextContent);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.NotNull((await refused.ReadPageAsync()).ErrorFor("Services"));
    }

    private static string AddressOf(HttpResponseMessage response, string done)
    {
        var address = response.Headers.Location?.OriginalString ?? "";
        Assert.EndsWith($"?done={done}", address, StringComparison.Ordinal);
        return address.Split('?')[0];
    }

    private Task<Guid> SourceAsync(int year, SubsidyKind kind) => portal.InDatabase(db =>
        db.SubsidyProgrammes.Where(p => p.FiscalYear == year && p.Kind == kind).OrderBy(p => p.Revision).Select(p => p.Id).FirstAsync());
}
