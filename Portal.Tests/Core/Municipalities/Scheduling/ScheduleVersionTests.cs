using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities;

/// <summary>日程案の版: made of all insurers, compared, adopted. The newest version is everybody's, so that each test makes its own.</summary>
public sealed class ScheduleVersionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Everybody_is_placed_or_told_why_not_and_a_second_click_makes_no_second_version()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        var placed = await portal.NewInsurerOf("44201", (await portal.NewSystemVendor("令和9年3月")).Id);
        var unknown = await portal.NewInsurerOf("44202");
        var id = Guid.CreateVersion7();

        var results = new[] { await portal.SendAs(official, new ProposeSchedule(id)), await portal.SendAs(official, new ProposeSchedule(id)) };

        Assert.All(results, r => Assert.Equal(id, r.Value));
        var view = await ViewAsync(id);
        Assert.True(view.Version.Placed >= 1 && view.Version.Left >= 1);
        Assert.Equal((10, 40, 5, new DateOnly(2026, 12, 1)), (view.Version.PerDay, view.Version.PerWeek, view.Version.SetupDays, view.Version.FirstMonth));
        Assert.Equal(new SetupPlacement(new DateOnly(2027, 3, 1), new DateOnly(2027, 3, 5)), view.Rows.Single(r => r.InsurerId == placed.Id).Now);
        Assert.Contains("対応できる時期がわかりません", view.Rows.Single(r => r.InsurerId == unknown.Id).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_of_a_union_for_the_review_board_begin_together()
    {
        await portal.NewUnionOf(false, "44203", "44204");
        var first = await portal.NewInsurerOf("44203", (await portal.NewSystemVendor("令和9年2月")).Id);
        var second = await portal.NewInsurerOf("44204", (await portal.NewSystemVendor("令和9年6月")).Id);

        var view = await ViewAsync(await ProposeAsync());

        Assert.Equal(new DateOnly(2027, 6, 1), view.Rows.Single(r => r.InsurerId == first.Id).Now!.StartsOn);
        Assert.Equal(new DateOnly(2027, 6, 1), view.Rows.Single(r => r.InsurerId == second.Id).Now!.StartsOn);
    }

    [Fact]
    public async Task Who_has_answered_begins_in_the_month_that_it_wishes()
    {
        var vendor = (await portal.NewSystemVendor("令和9年2月")).Id;
        var (answered, silent) = (await portal.NewInsurerOf("44212", vendor), await portal.NewInsurerOf("44213", vendor));
        await portal.Add(new SurveyAnswer
        {
            SurveyId = (await portal.OpenSurvey()).Id,
            InsurerId = answered.Id,
            VendorId = vendor,
            WishedMonth = new DateOnly(2027, 8, 1),
            SubmittedAt = portal.Clock.Now,
        });

        var view = await ViewAsync(await ProposeAsync());

        Assert.Equal(new DateOnly(2027, 8, 2), view.Rows.Single(r => r.InsurerId == answered.Id).Now!.StartsOn);
        Assert.Equal(new DateOnly(2027, 2, 1), view.Rows.Single(r => r.InsurerId == silent.Id).Now!.StartsOn);
    }

    [Theory]
    [InlineData(InsurerScheduleStatus.Notified)]
    [InlineData(InsurerScheduleStatus.Accepted)]
    [InlineData(InsurerScheduleStatus.Disputed)]
    [InlineData(InsurerScheduleStatus.Fixed)]
    [InlineData(InsurerScheduleStatus.Published)]
    public async Task What_was_notified_or_is_further_stays_where_it_is(InsurerScheduleStatus status)
    {
        var insurer = People.NewInsurer();
        await portal.Add(insurer);
        await portal.NewScheduled(insurer, status);
        var id = await ProposeAsync();

        await AdoptAsync(id);

        Assert.True((await ViewAsync(id)).Rows.Single(r => r.InsurerId == insurer.Id).Stays);
        var schedule = await portal.ScheduleOf(insurer);
        Assert.Equal((status, Schedules.Setup), (schedule.Status, schedule.Setup));
    }

    [Fact]
    public async Task Drafts_and_those_withdrawn_are_placed_anew_locked_ones_are_not_and_who_has_no_place_loses_the_draft()
    {
        var vendor = (await portal.NewSystemVendor("令和9年9月")).Id;
        var (draft, locked, withdrawn) = (await portal.NewInsurerOf("44205", vendor), await portal.NewInsurerOf("44206", vendor), await portal.NewInsurerOf("44207", vendor));
        var lost = await portal.NewInsurerOf("44208");
        await portal.NewScheduled(draft, InsurerScheduleStatus.Draft);
        await portal.NewScheduled(locked, InsurerScheduleStatus.Draft);
        await portal.NewScheduled(withdrawn, InsurerScheduleStatus.Adjusting);
        await portal.NewScheduled(lost, InsurerScheduleStatus.Draft);
        var official = await portal.NewOfficial(AccountRole.Operator);
        Assert.False((await portal.SendAs(official, new SwitchScheduleLock(locked.Id, await portal.ScheduleVersionOf(locked), true))).Failed);

        Assert.True((await AdoptAsync(await ProposeAsync())).Value >= 3);

        var september = new DateOnly(2027, 9, 1);
        Assert.Equal(september, (await portal.ScheduleOf(draft)).Setup.StartsOn);
        Assert.Equal(Schedules.Setup, (await portal.ScheduleOf(locked)).Setup);
        Assert.Equal((InsurerScheduleStatus.Draft, september), ((await portal.ScheduleOf(withdrawn)).Status, (await portal.ScheduleOf(withdrawn)).Setup.StartsOn));
        Assert.False(await portal.InDatabase(db => db.InsurerSchedules.AnyAsync(s => s.InsurerId == lost.Id)));
        Assert.Equal([ScheduleEventKind.DraftRemoved], await portal.ScheduleEventsOf(lost));
    }

    [Fact]
    public async Task Only_the_newest_is_adopted_once_and_of_two_at_once_one_is_told()
    {
        var insurer = await portal.NewInsurerOf("44209", (await portal.NewSystemVendor()).Id);
        var old = await ProposeAsync();
        var id = await ProposeAsync();
        var official = await portal.NewOfficial(AccountRole.Operator);

        Assert.Equal([ScheduleErrors.OldVersion], (await AdoptAsync(old)).Errors);
        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => portal.SendAs(official, new AdoptScheduleVersion(id))));

        Assert.Contains(results, r => !r.Failed && r.Value > 0);
        Assert.All(results, r => Assert.True(!r.Failed || r.Errors.SequenceEqual([ConflictErrors.ChangedMeanwhile])));
        Assert.Equal(results.First(r => !r.Failed).Value, (await AdoptAsync(id)).Value);
        Assert.Equal([ScheduleEventKind.Drafted], await portal.ScheduleEventsOf(insurer));
    }

    [Fact]
    public async Task Who_moved_is_compared_with_the_version_before()
    {
        var vendor = await portal.NewSystemVendor("令和9年5月");
        var insurer = await portal.NewInsurerOf("44210", vendor.Id);
        await ProposeAsync();
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var official = await portal.NewOfficial(AccountRole.Operator);
        var version = (await portal.SendAs(official, new FindSystemVendor(vendor.Id)))!.Version;
        Assert.False((await portal.SendAs(official, new ChangeSystemVendor(vendor.Id, version, vendor.Name, "令和9年6月"))).Failed);

        var view = await ViewAsync(await ProposeAsync(), ScheduleVersionPart.Moved);

        var moved = view.Rows.Single(r => r.InsurerId == insurer.Id);
        Assert.Equal((new DateOnly(2027, 5, 6), new DateOnly(2027, 6, 1), 26), (moved.Was!.StartsOn, moved.Now!.StartsOn, moved.MovedDays));
        Assert.Equal(view.Version.Number - 1, view.Before);
    }

    private async Task<Guid> ProposeAsync() =>
        (await portal.SendAs(await portal.NewOfficial(AccountRole.Operator), new ProposeSchedule(Guid.CreateVersion7()))).Value;

    private async Task<Result<int>> AdoptAsync(Guid id) => await portal.SendAs(await portal.NewOfficial(AccountRole.Operator), new AdoptScheduleVersion(id));

    private async Task<ScheduleVersionView> ViewAsync(Guid id, ScheduleVersionPart part = ScheduleVersionPart.All) =>
        (await portal.SendAs(await portal.NewOfficial(AccountRole.Operator), new FindScheduleVersion(id, part, 1)))!;
}
