using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Core.Subsidies;
using Portal.Tests.Support;
using static Portal.Tests.Support.TestClock;

namespace Portal.Tests.Core.Subsidies.Retention;

/// <summary>Until which day records are kept.</summary>
public sealed class RetentionDayTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public RetentionDayTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = InJapan(2026, 11, 20, 9, 12);
    }

    [Theory]
    [InlineData("2026-04-01", 5, "2032-03-31")]
    [InlineData("2027-03-31", 5, "2032-03-31")]
    [InlineData("2027-04-01", 5, "2033-03-31")]
    [InlineData("2028-02-29", 5, "2033-03-31")]
    [InlineData("2026-11-20", 7, "2034-03-31")]
    public void Five_years_after_the_fiscal_year_of_the_decision(string concludedOn, int years, string keptUntil)
    {
        var (day, last) = (Day(concludedOn), Day(keptUntil));

        Assert.Equal(last, SubsidyRetention.KeptUntil(day, years));
        Assert.False(day < SubsidyRetention.DueBefore(last, years));
        Assert.True(day < SubsidyRetention.DueBefore(last.AddDays(1), years));
    }

    [Theory]
    [InlineData(2026, "2026-11-20", "2028-03-31")]
    [InlineData(2026, "2027-03-31", "2028-03-31")]
    [InlineData(2026, "2027-04-01", "2029-03-31")]
    [InlineData(2027, "2028-02-29", "2029-03-31")]
    public void A_draft_a_year_after_that_of_its_programme_or_of_its_last_saving(int fiscalYear, string savedOn, string keptUntil) =>
        Assert.Equal(Day(keptUntil), SubsidyRetention.DraftKeptUntil(fiscalYear, Day(savedOn).ToDateTime(new TimeOnly(23, 59)).AddHours(-9)));

    [Fact]
    public async Task A_decision_goes_when_the_first_of_April_begins_in_Japan()
    {
        var (_, id) = await portal.NewDeniedApplication();

        await portal.PurgeApplications(InJapan(2032, 3, 31, 23, 59));
        var before = await portal.IsKept(id);
        await portal.PurgeApplications(InJapan(2032, 4, 1));

        Assert.Equal((true, false), (before, await portal.IsKept(id)));
    }

    [Fact]
    public async Task What_was_withdrawn_on_the_last_of_March_in_Japan_is_of_that_year()
    {
        var (applicant, id) = await portal.NewSentApplication();
        var (second, later) = await portal.NewSentApplication();
        portal.Clock.Now = InJapan(2027, 3, 31, 23, 59);
        Assert.Empty((await portal.SendAs(applicant, new WithdrawApplication(id))).Errors);
        portal.Clock.Now = InJapan(2027, 4, 1);
        Assert.Empty((await portal.SendAs(second, new WithdrawApplication(later))).Errors);

        await portal.PurgeApplications(InJapan(2032, 4, 1));
        var kept = await portal.IsKept(later);
        await portal.PurgeApplications(InJapan(2033, 4, 1));

        Assert.Equal((false, true, false), (await portal.IsKept(id), kept, await portal.IsKept(later)));
        Assert.Equal(ApplicationStatus.Withdrawn, (await portal.PurgedOf(id)).Outcome);
    }

    [Fact]
    public async Task A_draft_goes_by_itself_and_who_comes_back_to_it_keeps_it()
    {
        var (first, second) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var (left, taken) = (await portal.NewCompleteDraft(first), await portal.NewCompleteDraft(second));
        portal.Clock.Now = InJapan(2027, 4, 1);
        Assert.False((await portal.SavePart(second, taken, new ApplicationForm { Note = new NoteForm("あとで出します。") })).Failed);

        await portal.PurgeApplications(InJapan(2028, 3, 31, 23, 59));
        var before = await portal.IsKept(left);
        await portal.PurgeApplications(InJapan(2028, 4, 1));
        var between = await portal.IsKept(taken);
        await portal.PurgeApplications(InJapan(2029, 4, 1));

        Assert.Equal((true, false, true, false), (before, await portal.IsKept(left), between, await portal.IsKept(taken)));
        Assert.False(await portal.InDatabase(db => db.PurgedApplications.AnyAsync(p => p.Id == left)));
        Assert.True(await portal.InDatabase(db => db.AuditEvents.AnyAsync(e => e.ObjectId == left && e.Action == "SubsidyApplicationPurged")));
    }

    /// <summary>The page says that it is kept by being saved once more.</summary>
    [Fact]
    public async Task A_draft_that_is_saved_with_nothing_changed_is_kept()
    {
        var applicant = await portal.NewOfficeUser();
        var draft = await portal.NewCompleteDraft(applicant);
        var part = new ApplicationForm { Basics = (await portal.SendAs(applicant, new FindApplication(draft)))!.Form.Basics };
        portal.Clock.Now = InJapan(2027, 4, 1);
        var saved = await portal.SavePart(applicant, draft, part);

        await portal.PurgeApplications(KeptRecords.FirstDue.AddYears(-4));
        var kept = await portal.IsKept(draft);
        await portal.PurgeApplications(KeptRecords.FirstDue.AddYears(-3));

        Assert.Equal((InJapan(2027, 4, 1), true, false), (saved.Value.At, kept, await portal.IsKept(draft)));
    }

    [Fact]
    public async Task What_is_being_examined_is_kept_however_long_that_takes()
    {
        var (_, sent) = await portal.NewSentApplication();
        var (_, _, returned) = await portal.NewReturnedApplication("Holder");

        await portal.PurgeApplications(InJapan(2046, 4, 1));

        Assert.True(await portal.IsKept(sent) && await portal.IsKept(returned));
    }

    [Fact]
    public async Task A_later_decision_begins_the_five_years_anew()
    {
        var (_, id) = await portal.NewGrantedApplication();
        portal.Clock.Now = InJapan(2028, 5, 10, 10);

        await portal.NewRevocation(id);
        await portal.PurgeApplications(InJapan(2034, 3, 31, 23, 59));
        var kept = (await portal.ApplicationOf(id)).ConcludedOn;
        await portal.PurgeApplications(InJapan(2034, 4, 1));

        Assert.Equal((new DateOnly(2028, 5, 10), false), (kept, await portal.IsKept(id)));
    }

    [Theory]
    [InlineData("4")]
    [InlineData("0")]
    [InlineData("31")]
    public void Less_than_the_five_years_of_the_outline_stops_the_start(string years)
    {
        var services = new ServiceCollection();
        services.AddRetention(new ConfigurationBuilder().AddInMemoryCollection([new("Retention:SubsidyYears", years)]).Build());

        var refused = Assert.Throws<OptionsValidationException>(
            () => services.BuildServiceProvider().GetRequiredService<IOptions<RetentionOptions>>().Value);

        Assert.Contains("Retention:SubsidyYears", refused.Message, StringComparison.Ordinal);
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
