using System.Net;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Subsidies;

/// <summary>What is deleted when, beforehand and afterwards, for everybody whom it concerns.</summary>
public sealed class RetentionPageTests : IClassFixture<PortalFixture>
{
    private const string Path = "/operator/subsidies/retention";

    private readonly PortalFixture portal;

    public RetentionPageTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task The_day_and_the_application_are_shown_long_before()
    {
        var (_, id) = await portal.NewDeniedApplication();
        var (_, unpaid) = await portal.NewGrantedApplication();
        await portal.NewCompleteDraft(await portal.NewOfficeUser());
        using var official = await portal.SignIn(await portal.NewExaminer());

        var page = await official.OpenAsync(Path);

        var text = page.MainText();
        Assert.Contains("令和14年4月1日（木）", text, StringComparison.Ordinal);
        Assert.Contains("令和10年4月1日（土）", text, StringComparison.Ordinal);
        Assert.Contains("令和14年3月31日（水）まで", text, StringComparison.Ordinal);
        Assert.Contains((await portal.ApplicationOf(id)).ReceiptNumber!, text, StringComparison.Ordinal);
        Assert.Contains(RetentionHold.Unpaid.Text(), text, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a[href='/operator/subsidies/applications/{unpaid}']"));
        Assert.Contains(Path, (await official.OpenAsync("/operator")).QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task What_was_deleted_is_listed_and_saved_without_a_name()
    {
        var (_, id) = await portal.NewDeniedApplication();
        var (number, letter) = ((await portal.ApplicationOf(id)).ReceiptNumber!, (await portal.DecisionOf(id)).LetterNumber);
        await portal.PurgeApplications(KeptRecords.FirstDue);
        using var official = await portal.SignIn(await portal.NewExaminer());

        var text = (await official.OpenAsync(Path)).MainText();
        var csv = await (await official.GetAsync($"{Path}.csv")).Content.ReadAsStringAsync();

        Assert.All([text, csv], t => Assert.Contains(number, t, StringComparison.Ordinal));
        Assert.All([text, csv], t => Assert.Contains(letter, t, StringComparison.Ordinal));
        Assert.All([text, csv], t => Assert.DoesNotContain("訪問介護ステーション", t, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_dashboard_of_its_year_tells_that_it_counts_them_no_more()
    {
        await portal.NewDeniedApplication();
        await portal.PurgeApplications(KeptRecords.FirstDue);
        using var official = await portal.SignIn(await portal.NewExaminer());

        var text = (await official.OpenAsync("/operator/subsidies/dashboard?Year=2026")).MainText();

        Assert.Contains("の申請を削除しました。この画面のほかの件数と額には入っていません。", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_kept_longer_says_why()
    {
        var (applicant, id) = await portal.NewPaidApplication();
        await portal.PurgeApplications(KeptRecords.FirstDue);
        using var official = await portal.SignIn(await portal.NewExaminer());
        using var office = await portal.SignIn(applicant);

        var page = await official.OpenAsync(Path);
        var own = (await office.OpenAsync($"/subsidies/applications/{id}")).MainText();

        Assert.Contains("済むまで、そのあと90日", page.MainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("令和14年3月31日（水）まで", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("保存期間は、令和14年3月31日（水）に終わりました", own, StringComparison.Ordinal);

        Assert.NotNull(page.QuerySelector($"a[href='/operator/subsidies/applications/{id}']"));
        Assert.Contains("消費税の報告が済んでいません", page.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_was_deleted_is_answered_and_so_is_the_code_of_its_letter()
    {
        var (applicant, id) = await portal.NewDeniedApplication();
        var (number, code) = ((await portal.ApplicationOf(id)).ReceiptNumber!, (await portal.DecisionOf(id)).VerificationCode);
        await portal.PurgeApplications(KeptRecords.FirstDue);
        using var official = await portal.SignIn(await portal.NewExaminer());
        using var office = await portal.SignIn(applicant);
        using var visitor = portal.Visit();

        var receipt = (await official.OpenAsync($"/operator/receipts?Number={number}")).MainText();
        var verified = await (await visitor.SubmitAsync("/subsidies/verify", ("Code", VerificationCode.Written(code)))).ReadPageAsync();
        var unknown = await (await visitor.SubmitAsync("/subsidies/verify", ("Code", "0000-0000-0000-0000"))).ReadPageAsync();

        Assert.Contains("保存期間が過ぎたので、記録を削除しました", receipt, StringComparison.Ordinal);
        Assert.Contains("令和14年4月1日（木）", receipt, StringComparison.Ordinal);
        Assert.Contains("不交付決定", receipt, StringComparison.Ordinal);
        Assert.Equal(VerifyLetterErrors.Purged.Message, verified.ErrorFor("Code"));
        Assert.Equal(VerifyLetterErrors.Unknown.Message, unknown.ErrorFor("Code"));
        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync($"/subsidies/applications/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await official.GetAsync($"/operator/subsidies/applications/{id}")).StatusCode);
    }

    [Fact]
    public async Task The_office_reads_until_when_its_records_are_kept()
    {
        var (applicant, id) = await portal.NewDeniedApplication();
        var (undecided, sent) = await portal.NewSentApplication();
        using var office = await portal.SignIn(applicant);
        using var other = await portal.SignIn(undecided);

        var decided = (await office.OpenAsync($"/subsidies/applications/{id}")).MainText();
        var waiting = (await other.OpenAsync($"/subsidies/applications/{sent}")).MainText();

        Assert.Contains("令和14年3月31日（水）まで保存し", decided, StringComparison.Ordinal);
        Assert.DoesNotContain("まで保存し", waiting, StringComparison.Ordinal);
    }

    /// <summary>交付要綱5条7: it is told with its end beside that of the portal.</summary>
    [Fact]
    public async Task Who_was_granted_reads_the_own_day_apart_from_that_of_the_portal()
    {
        var (applicant, id) = await portal.NewGrantedApplication();
        var (denied, other) = await portal.NewDeniedApplication();
        using var office = await portal.SignIn(applicant);
        using var second = await portal.SignIn(denied);

        var granted = (await office.OpenAsync($"/subsidies/applications/{id}")).MainText();

        Assert.Contains("証拠書類を、令和14年3月31日（水）まで保存してください。処分制限のある財産があるあいだは、その後も", granted, StringComparison.Ordinal);
        Assert.DoesNotContain("証拠書類を、", (await second.OpenAsync($"/subsidies/applications/{other}")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_can_no_longer_be_sent_says_when_it_goes()
    {
        var applicant = await portal.NewOfficeUser();
        var draft = await portal.NewCompleteDraft(applicant);
        portal.Clock.Now = TestClock.InJapan(2027, 3, 20, 9);
        using var office = await portal.SignIn(applicant);

        Assert.Contains("令和10年3月31日（金）", (await office.OpenAsync($"/subsidies/applications/{draft}")).MainText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AccountRole.Auditor)]
    [InlineData(AccountRole.InsurerAdministrator)]
    [InlineData(AccountRole.OfficeUser)]
    public async Task Nobody_but_the_secretariat_sees_it(AccountRole role)
    {
        var user = role switch
        {
            AccountRole.OfficeUser => await portal.NewOfficeUser(),
            AccountRole.InsurerAdministrator => await portal.NewClerk(role: role),
            _ => await portal.NewOfficial(role),
        };
        using var browser = await portal.SignIn(user);

        Assert.All(
            await Task.WhenAll(browser.GetAsync(Path), browser.GetAsync($"{Path}.csv")),
            answer => Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Forbidden, HttpStatusCode.NotFound }));
    }
}
