using Microsoft.EntityFrameworkCore;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Figures;

/// <summary>助成金の状況.</summary>
public sealed class SubsidyFiguresTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public SubsidyFiguresTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task Every_application_is_counted_once_where_it_stands()
    {
        var official = await portal.NewExaminer();
        var before = await FiguresAsync(official);
        var ((_, paid), (_, failed)) = (await portal.NewGrantedApplication(), await portal.NewGrantedApplication());
        await portal.NewReleasedBatch();
        Assert.Empty((await portal.Mark(official, failed, TransferFailure.HolderDiffers)).Errors);
        Assert.Empty((await portal.Mark(official, paid)).Errors);
        await portal.NewCompleteDraft(await portal.NewOfficeUser());
        await portal.NewSentApplication();
        await portal.NewExaminedApplication();
        await portal.NewReturnedApplication("Name");
        await portal.NewProposals(1);
        await portal.NewDecisionBatch(official, 1);
        var (_, granted) = await portal.NewSentApplication();
        await portal.Propose(official, granted, amount: "60,000", reason: "領収書の額に合わせました。");
        await portal.Decide(await portal.NewExaminer(), granted);
        var (applicant, withdrawn) = await portal.NewSentApplication();
        await portal.SendAs(applicant, new WithdrawApplication(withdrawn));

        await portal.NewRevocation((await portal.NewGrantedApplication()).Id);
        await portal.ProposeRevocation(official, granted);
        var (asker, discontinued) = await portal.NewGrantedApplication();
        await portal.AnswerChange(await portal.NewChange(asker, discontinued, ChangeKind.Abolition));

        var after = await FiguresAsync(official);

        Assert.Equal(
            [
                ("保存済み・未提出", 1L), ("受付済み", 1L), ("審査中", 1L), ("修正待ち", 1L), ("承認待ち", 1L), ("確定待ち", 1L),
                ("交付決定", 1L), ("口座の確認待ち", 1L), ("振込済み", 1L), ("取消", 1L), ("中止・廃止", 1L), ("不交付決定", 0L), ("取り下げ", 1L),
            ],
            after.Funnel.Zip(before.Funnel, (a, b) => (a.Label, a.Count - b.Count)));
        Assert.Equal(1, after.Revoking - before.Revoking);
        Assert.Equal(5, after.Ages.Sum(a => a.Count) - before.Ages.Sum(a => a.Count));
        Assert.Equal(188_000, Budget(after).GrantedYen - Budget(before).GrantedYen);
        Assert.Equal(await portal.InDatabase(db => db.SubsidyBudgets.SumAsync(b => b.TakenYen)), after.Budgets.Sum(b => b.TakenYen));
        Assert.Equal(11, after.Prefectures.Sum(p => p.Count) - before.Prefectures.Sum(p => p.Count));
        Assert.Equal(5, after.Prefectures.Sum(p => p.Decided) - before.Prefectures.Sum(p => p.Decided));
        Assert.Equal(11, after.Weeks.Single(w => w.Monday == new DateOnly(2026, 11, 16)).Count - (before.Weeks.SingleOrDefault(w => w.Monday == new DateOnly(2026, 11, 16))?.Count ?? 0));
        Assert.Equal(47, after.Prefectures.Count);
        foreach (var step in after.Funnel.Where(s => s.Queue is not null))
        {
            var listed = await portal.SendAs(official, new ListExaminations(new(step.Queue, false, null, 2026), 1));
            Assert.Equal((step.Label, step.Count), (step.Label, (long)listed.Count));
        }
    }

    [Theory]
    // The day of 受付 is the first.
    [InlineData(2026, 11, 20, 0)]
    [InlineData(2026, 11, 26, 0)]
    [InlineData(2026, 11, 27, 1)]
    [InlineData(2026, 12, 3, 1)]
    [InlineData(2026, 12, 4, 2)]
    [InlineData(2026, 12, 20, 2)]
    [InlineData(2026, 12, 21, 3)]
    [InlineData(2027, 1, 19, 3)]
    [InlineData(2027, 1, 20, 4)]
    public async Task The_age_is_counted_by_days_of_Japan(int year, int month, int day, int age)
    {
        var (official, asked) = (await portal.NewExaminer(), TestClock.InJapan(year, month, day, 0, 0));
        portal.Clock.Now = asked;
        var before = await FiguresAsync(official);
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 23, 59);
        await portal.NewSentApplication();
        portal.Clock.Now = asked;
        var after = await FiguresAsync(official);

        Assert.Equal(
            Enumerable.Range(0, after.Ages.Count).Select(index => index == age ? 1L : 0),
            after.Ages.Zip(before.Ages, (a, b) => a.Count - b.Count));
    }

    [Fact]
    public async Task Weeks_without_an_application_are_there_and_another_year_has_none()
    {
        var official = await portal.NewExaminer();
        portal.Clock.Now = TestClock.InJapan(2026, 11, 1, 23, 59);
        await portal.NewSentApplication();
        portal.Clock.Now = TestClock.InJapan(2026, 11, 16, 0, 0);
        await portal.NewSentApplication();

        var (figures, other) = (await FiguresAsync(official), await portal.SendAs(official, new FindSubsidyFigures(2025)));

        var mondays = figures.Weeks.Select(w => w.Monday).ToList();
        Assert.Contains(new DateOnly(2026, 10, 26), mondays);
        Assert.Equal(mondays, mondays.Select((_, n) => mondays[0].AddDays(7 * n)));
        Assert.Empty(other.Weeks);
        Assert.All(other.Funnel, s => Assert.Equal(0, s.Count));
    }

    [Fact]
    public async Task The_page_draws_pictures_with_tables_and_leads_to_the_queue_with_that_filter()
    {
        var (_, id) = await portal.NewSentApplication();
        var number = (await portal.ApplicationOf(id)).ReceiptNumber!;
        using var browser = await portal.SignIn(await portal.NewExaminer());

        var page = await browser.OpenAsync("/operator/subsidies/dashboard");
        var link = page.QuerySelectorAll("th a").Single(a => a.TextContent == "受付済み").GetAttribute("href")!;

        Assert.Equal(5, page.QuerySelectorAll("svg.chart[role=img][aria-label]").Length);
        Assert.Equal(5, page.QuerySelectorAll("main table").Length);
        Assert.Empty(page.QuerySelectorAll("main [style], main script"));
        Assert.Contains(number, (await browser.OpenAsync($"{link}&q={number}")).MainText(), StringComparison.Ordinal);
        Assert.Contains("令和7年度の助成金です", (await browser.OpenAsync("/operator/subsidies/dashboard?Year=2025")).MainText(), StringComparison.Ordinal);
        Assert.Contains("令和8年度の助成金です", (await browser.OpenAsync("/operator/subsidies/dashboard?Year=1999")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_index_holds_every_column_that_is_counted()
    {
        var index = await portal.InDatabase(db => db.Database.SqlQuery<string>($"""
            SELECT indexdef AS "Value" FROM pg_indexes WHERE tablename = 'subsidy_applications' AND indexdef LIKE '%(fiscal_year) INCLUDE%'
            """).ToListAsync());

        foreach (var column in new[] { "kind", "status", "prefecture", "received_at", "submitted_at", "amount_yen", "granted_yen" })
        {
            Assert.Contains(column, index.Single(), StringComparison.Ordinal);
        }
    }

    private Task<SubsidyFigures> FiguresAsync(TestUser official) => portal.SendAs(official, new FindSubsidyFigures(2026));

    private static BudgetFigure Budget(SubsidyFigures figures) => figures.Budgets.Single(b => b.Kind == SubsidyKind.CardReaders);
}
