using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Content;
using Portal.Core.Results;
using Portal.Core.Subsidies;
using Portal.Core.Time;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Reception;

/// <summary>受付の延長: the window of 令和8年度, until 12 March 2027 by the rules, ends later after an incident.</summary>
public sealed class ExtensionTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    private static readonly DateOnly OpensOn = new(2026, 5, 7);
    private static readonly DateOnly ByTheRules = new(2027, 3, 12);

    public static TheoryData<string, DateOnly?, string, Error?> Days => new()
    {
        { "2027-03-13", OpensOn, "令和9年3月13日", null },
        { "2027-03-12", OpensOn, "令和9年3月13日", null },
        { "2027-03-12", OpensOn, "令和9年4月12日", null },
        { "2027-03-12", OpensOn, "令和9年4月13日", ReceptionErrors.TooFar(ByTheRules) },
        { "2027-03-12", OpensOn, "R9.3.12", ReceptionErrors.NotLater(ByTheRules) },
        { "2027-03-01", OpensOn, "2027-03-10", ReceptionErrors.NotLater(ByTheRules) },
        { "2027-03-20", OpensOn, "2027-03-19", ReceptionErrors.DayIsPast },
        { "2027-03-20", OpensOn, "2027-03-20", null },
        { "2026-05-06", OpensOn, "2027-03-13", ReceptionErrors.NotOpenedYet },
        { "2027-03-12", null, "2027-03-13", ReceptionErrors.WindowMissing },
        { "2027-03-12", new DateOnly(2026, 5, 8), "2027-03-13", ReceptionErrors.WindowMissing },
    };

    // One database for all: what another test has extended is over.
    public Task InitializeAsync() => portal.Database.RunAsOwnerAsync("DELETE FROM reception_extensions; DELETE FROM banners");

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [MemberData(nameof(Days))]
    public async Task A_window_is_extended_by_some_days_and_never_shortened(string today, DateOnly? opensOn, string closesOn, Error? problem)
    {
        portal.Clock.Now = DateOnly.Parse(today, CultureInfo.InvariantCulture).StartInJapan();

        var result = await ExtendAsync(await OperatorAsync(), closesOn, opensOn);

        Assert.Equal(problem is null ? [] : [problem], result.Errors);
        Assert.Equal(problem is null ? 1 : 0, await portal.InDatabase(db => db.ReceptionExtensions.CountAsync()));
    }

    [Fact]
    public async Task Drafts_are_sent_and_begun_until_the_new_end_whatever_revision_they_go_by()
    {
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
        var (first, second, third) = (await portal.NewOfficeUser(), await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var (inTime, tooLate) = (await portal.NewCompleteDraft(first), await portal.NewCompleteDraft(second));
        portal.Clock.Now = TestClock.InJapan(2027, 3, 13, 0, 0);
        var closed = await portal.SendAs(first, new SubmitApplication(inTime, true));
        var notBegun = await portal.SendAs(third, new StartApplication());

        await ExtendAsync(await OperatorAsync(), "令和9年3月15日", OpensOn);
        var page = (await portal.SendAs(first, new FindApplication(inTime)))!.Reception.Single();
        portal.Clock.Now = TestClock.InJapan(2027, 3, 15, 23, 59);
        var begun = await portal.SendAs(third, new StartApplication());
        var sent = await portal.SendAs(first, new SubmitApplication(inTime, true));
        portal.Clock.Now = TestClock.InJapan(2027, 3, 16, 0, 0);
        var over = await portal.SendAs(second, new SubmitApplication(tooLate, true));

        Assert.Equal([ApplicationErrors.Closed], closed.Errors);
        Assert.Equal([ApplicationErrors.NoProgramme], notBegun.Errors);
        Assert.Equal((new DateOnly(2027, 3, 15), ByTheRules, "障害がありました。"), (page.ClosesOn, page.Extended!.Before, page.Extended.Notice));
        Assert.Empty(begun.Errors);
        Assert.Empty(sent.Errors);
        Assert.Equal([ApplicationErrors.Closed], over.Errors);
    }

    [Fact]
    public async Task Everybody_is_told_until_the_new_end_and_a_second_click_tells_nothing_more()
    {
        portal.Clock.Now = TestClock.InJapan(2027, 3, 12, 20, 0);
        var official = await OperatorAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ExtendAsync(official, "R9.3.14", OpensOn)));
        var again = await ExtendAsync(official, "R9.3.14", OpensOn);

        var banner = Assert.Single(await portal.InDatabase(db => db.Banners.ToListAsync()));
        Assert.Empty(again.Errors);
        Assert.Equal(new DateOnly(2027, 3, 14).EndInJapan(), banner.ShownUntil);
        Assert.Contains("障害がありました。", banner.Text, StringComparison.Ordinal);
        Assert.Contains("の受付を、令和9年3月14日（日）まで延長しました。", banner.Text, StringComparison.Ordinal);
        Assert.Contains("障害がありました。", (await portal.Visit().OpenAsync("/subsidies")).MainText(), StringComparison.Ordinal);
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEvents.CountAsync(e => e.Action == "ReceptionExtended" && e.ActorId == official.AccountId)));
    }

    [Fact]
    public async Task A_second_extension_goes_on_from_the_first_and_not_beyond_what_one_may()
    {
        portal.Clock.Now = TestClock.InJapan(2027, 3, 12, 20, 0);
        var official = await OperatorAsync();
        await ExtendAsync(official, "R9.3.20", OpensOn);

        Assert.Equal([ReceptionErrors.NotLater(new DateOnly(2027, 3, 20))], (await ExtendAsync(official, "R9.3.15", OpensOn)).Errors);
        Assert.Equal([ReceptionErrors.TooFar(ByTheRules)], (await ExtendAsync(official, "R9.4.13", OpensOn)).Errors);
        Assert.Empty((await ExtendAsync(official, "R9.4.12", OpensOn)).Errors);
        Assert.Equal(new DateOnly(2027, 4, 12), (await InForceAsync()).Rules.Windows.Single().ClosesOn);
        var told = Assert.Single(await portal.InDatabase(db => db.Banners.Where(b => b.EndedAt == null).ToListAsync()));
        Assert.Equal(new DateOnly(2027, 4, 12).EndInJapan(), told.ShownUntil);
        Assert.Equal(official.AccountId, (await portal.InDatabase(db => db.Banners.SingleAsync(b => b.EndedAt != null))).EndedById);
    }

    [Fact]
    public async Task A_notice_that_somebody_has_ended_stays_as_it_is()
    {
        portal.Clock.Now = TestClock.InJapan(2027, 3, 12, 20, 0);
        var (official, other) = (await OperatorAsync(), await OperatorAsync());
        await ExtendAsync(official, "R9.3.20", OpensOn);
        var banner = await portal.InDatabase(db => db.Banners.SingleAsync());
        await portal.SendAs(other, new EndBanner(banner.Id));

        Assert.Empty((await ExtendAsync(official, "R9.3.21", OpensOn)).Errors);

        Assert.Equal(other.AccountId, (await portal.InDatabase(db => db.Banners.SingleAsync(b => b.Id == banner.Id))).EndedById);
    }

    [Fact]
    public async Task What_cannot_be_read_or_is_not_in_force_is_refused()
    {
        portal.Clock.Now = TestClock.InJapan(2027, 3, 12, 20, 0);
        var official = await OperatorAsync();
        var id = (await InForceAsync()).Id;

        Assert.Equal(
            ["ClosesOn", "Notice"],
            (await portal.SendAs(official, new ExtendReception(id, OpensOn, "あした", " "))).Errors.Select(e => e.Field).Order());
        Assert.Equal(
            ["Notice"], (await portal.SendAs(official, new ExtendReception(id, OpensOn, "R9.3.14", new string('あ', 301)))).Errors.Select(e => e.Field));
        Assert.Equal(
            [ReceptionErrors.NotInForce],
            (await portal.SendAs(official, new ExtendReception(Guid.CreateVersion7(), OpensOn, "R9.3.14", "x"))).Errors);
    }

    private Task<TestUser> OperatorAsync() => portal.NewOfficial(AccountRole.Operator);

    private async Task<ProgrammeInForce> InForceAsync() =>
        (await portal.SendAs(TestUser.Visitor, new FindProgrammeInForce(SubsidyKind.CardReaders, OpensOn)))!;

    private async Task<Result> ExtendAsync(TestUser official, string closesOn, DateOnly? opensOn) =>
        await portal.SendAs(official, new ExtendReception((await InForceAsync()).Id, opensOn, closesOn, "障害がありました。"));
}
