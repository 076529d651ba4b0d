using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Subsidies;

/// <summary>変更・中止・廃止の申請 that wait, where the secretariat works, and those of one application when there are many.</summary>
public sealed class OpenChangePageTests : IClassFixture<PortalFixture>
{
    private static readonly IReadOnlyList<string> Rooms = ["/operator", "/operator/subsidies/dashboard", "/operator/subsidies/payments"];
    private readonly PortalFixture portal;

    public OpenChangePageTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task What_waits_is_told_beside_the_money_with_the_day_of_the_oldest_until_it_is_answered()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        Assert.All(await ReadAsync(), text => Assert.DoesNotContain("結果を待っています", text, StringComparison.Ordinal));

        var change = await portal.NewChange(applicant, id);
        portal.Clock.Now = TestClock.InJapan(2026, 12, 3, 23, 59);
        var waiting = await ReadAsync();
        var notLate = await portal.SendAs(await portal.NewExaminer(), new ListChangeRequests(new ChangeFilter("late", null), 1));
        portal.Clock.Now = TestClock.InJapan(2026, 12, 4, 0, 0);
        var late = await ReadAsync();

        Assert.All(waiting, text => Assert.Contains("変更・中止・廃止の申請が1件、結果を待っています", text, StringComparison.Ordinal));
        Assert.All(waiting, text => Assert.Contains("いちばん長いものは14日目です。結果が出るまで", text, StringComparison.Ordinal));
        Assert.All(late, text => Assert.Contains("いちばん長いものは15日目です。15日目からのものが1件あります。", text, StringComparison.Ordinal));
        Assert.Empty(notLate.Rows);
        using (var official = await portal.SignIn(await portal.NewExaminer()))
        {
            var page = await official.OpenAsync(Rooms[1]);
            var link = page.QuerySelectorAll("a").Single(a => a.TextContent == "長く待っているものを見る").GetAttribute("href")!;
            Assert.Contains("長く待っています", (await official.OpenAsync(link)).QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        }

        await portal.AnswerChange(change);
        Assert.All(await ReadAsync(), text => Assert.DoesNotContain("結果を待っています", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_the_queue_it_has_a_mark_and_a_filter()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var (_, other) = await portal.NewGrantedApplication();
        var change = await portal.NewChange(applicant, id);
        var number = (await portal.ApplicationOf(id)).ReceiptNumber!;
        using var official = await portal.SignIn(await portal.NewExaminer());

        var list = await official.OpenAsync("/operator/subsidies/applications?State=changing");
        var file = await (await official.GetAsync("/operator/subsidies/applications/export?state=changing")).Content.ReadAsStringAsync();
        await portal.AnswerChange(change, approves: false);
        var answered = await official.OpenAsync("/operator/subsidies/applications?State=changing");

        Assert.Contains("変更などの申請あり", list.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains(number, StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain((await portal.ApplicationOf(other)).ReceiptNumber!, list.MainText(), StringComparison.Ordinal);
        Assert.Contains("変更などの申請あり", file, StringComparison.Ordinal);
        Assert.DoesNotContain(number, answered.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_office_turns_over_its_pages_and_the_secretariat_finds_all_in_its_list()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var requests = Enumerable.Range(1, 51).Select(n => Withdrawn(applicant, id, portal.Clock.Now.AddMinutes(n))).ToList();
        await portal.Add([.. requests]);
        var number = (await portal.ApplicationOf(id)).ReceiptNumber!;
        var (own, all) = ($"/subsidies/applications/{id}/changes", $"/operator/subsidies/changes?state=all&q={number}");
        using var office = await portal.SignIn(applicant);
        using var official = await portal.SignIn(await portal.NewExaminer());

        var (first, second) = (await office.OpenAsync(own), await office.OpenAsync($"{own}?p=2"));
        var desk = await official.OpenAsync($"/operator/subsidies/applications/{id}");
        var request = await official.OpenAsync($"/operator/subsidies/changes/{requests[0].Id}");

        var headings = first.QuerySelectorAll("h2[id^='c-']").Select(h => h.TextContent).ToList();
        Assert.Equal(50, headings.Count);
        Assert.StartsWith("第51回", headings[0], StringComparison.Ordinal);
        Assert.NotNull(first.QuerySelector($".pager a[href='{own}?p=2']"));
        Assert.StartsWith("第1回", second.QuerySelectorAll("h2[id^='c-']").Single().TextContent, StringComparison.Ordinal);
        Assert.Equal(5, desk.QuerySelectorAll("#changes + ul li").Length);
        Assert.NotNull(desk.QuerySelector($"a[href='{all}']"));
        Assert.Equal(5, request.QuerySelectorAll("a[href^='/operator/subsidies/changes/']").Length);
        Assert.Contains("この受付番号の申請をすべて見る", request.MainText(), StringComparison.Ordinal);
        Assert.Equal(50, (await official.OpenAsync(all)).QuerySelectorAll("tbody tr").Length);
    }

    private static ChangeRequest Withdrawn(TestUser applicant, Guid id, DateTimeOffset at)
    {
        var request = new ChangeRequest
        {
            Id = Guid.CreateVersion7(),
            ApplicationId = id,
            Kind = ChangeKind.Abolition,
            Contents = "事業所を閉じます。",
            Reason = "職員が足りません。",
            GrantedYen = 64_000,
            AmountYen = 0,
            FromOn = new DateOnly(2026, 12, 1),
            RequestedAt = at,
            RequestedById = applicant.AccountId!.Value,
        };
        request.Withdraw(applicant.AccountId.Value, at);
        return request;
    }

    private async Task<IReadOnlyList<string>> ReadAsync()
    {
        using var official = await portal.SignIn(await portal.NewExaminer());
        var texts = new List<string>();
        foreach (var path in Rooms)
        {
            texts.Add((await official.OpenAsync(path)).MainText());
        }

        return texts;
    }
}
