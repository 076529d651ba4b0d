using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities;

/// <summary>日程案の採用: what was done since the version was made is never overwritten, and a group never parted.</summary>
public sealed class AdoptScheduleVersionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly DateOnly ByHand = new(2027, 4, 1);

    [Fact]
    public async Task What_was_disputed_then_and_made_anew_by_hand_stays()
    {
        var insurer = await portal.NewInsurerOf("43205");
        await portal.NewScheduled(insurer, InsurerScheduleStatus.Disputed);
        var id = await ProposeAsync();
        await MoveAsync(insurer);

        await AdoptAsync(id);

        Assert.Equal((InsurerScheduleStatus.Draft, ByHand), await WhereAsync(insurer));
    }

    [Fact]
    public async Task What_was_withdrawn_since_is_not_put_back_on_its_days()
    {
        var insurer = await portal.NewInsurerOf("43206");
        await portal.NewScheduled(insurer, InsurerScheduleStatus.Published);
        var id = await ProposeAsync();
        var official = await portal.NewOfficial(AccountRole.Operator);
        Assert.Empty((await portal.SendAs(official, new WithdrawSchedule(insurer.Id, await portal.ScheduleVersionOf(insurer), "見直しのため"))).Errors);

        await AdoptAsync(id);

        Assert.Equal(InsurerScheduleStatus.Adjusting, (await portal.ScheduleOf(insurer)).Status);
    }

    [Fact]
    public async Task A_draft_that_was_moved_since_is_left_out_listed_and_the_adoption_says_the_same_twice()
    {
        var vendor = (await portal.NewSystemVendor("令和9年9月")).Id;
        var (moved, other) = (await portal.NewInsurerOf("43208", vendor), await portal.NewInsurerOf("43210", vendor));
        await portal.NewScheduled(moved, InsurerScheduleStatus.Draft);
        var id = await ProposeAsync();
        await MoveAsync(moved);

        Assert.Contains(moved.Id, await IdsAsync(id, ScheduleVersionPart.Skipped));
        var changes = await IdsAsync(id, ScheduleVersionPart.Changes);
        Assert.Contains(other.Id, changes);
        Assert.DoesNotContain(moved.Id, changes);
        var results = new[] { await AdoptAsync(id), await AdoptAsync(id) };

        Assert.All(results, r => Assert.Equal(changes.Count, r.Value));
        Assert.Equal((InsurerScheduleStatus.Draft, ByHand), await WhereAsync(moved));
        Assert.Equal((InsurerScheduleStatus.Draft, new DateOnly(2027, 9, 1)), await WhereAsync(other));
        Assert.Contains(moved.Id, await IdsAsync(id, ScheduleVersionPart.Skipped));
    }

    [Fact]
    public async Task Nobody_of_a_group_is_placed_when_one_of_it_was_changed_since()
    {
        await portal.NewUnionOf(false, "43211", "43212");
        var vendor = (await portal.NewSystemVendor("令和9年9月")).Id;
        var (moved, mate) = (await portal.NewInsurerOf("43211", vendor), await portal.NewInsurerOf("43212", vendor));
        await portal.NewScheduled(moved, InsurerScheduleStatus.Draft);
        await portal.NewScheduled(mate, InsurerScheduleStatus.Draft);
        var id = await ProposeAsync();
        await MoveAsync(moved);

        await AdoptAsync(id);

        Assert.Equal((InsurerScheduleStatus.Draft, ByHand), await WhereAsync(moved));
        Assert.Equal((InsurerScheduleStatus.Draft, Schedules.Setup.StartsOn), await WhereAsync(mate));
    }

    [Fact]
    public async Task When_no_month_is_left_everybody_is_told_the_deadline_and_who_has_no_place_why()
    {
        var insurer = await portal.NewInsurerOf("43213", (await portal.NewSystemVendor()).Id);
        var nowhere = People.NewInsurer("どこにもない市");
        await portal.Add(nowhere);
        var before = portal.Clock.Now;
        portal.Clock.Now = TestClock.InJapan(2028, 3, 15, 9);
        var id = await ProposeAsync();
        var left = await portal.SendAs(await portal.NewOfficial(AccountRole.Operator), new FindScheduleVersion(id, ScheduleVersionPart.Left, 1));
        portal.Clock.Now = before;

        Assert.Contains("令和10年3月31日", left!.Rows.Single(r => r.InsurerId == insurer.Id).Reason, StringComparison.Ordinal);
        Assert.Equal(ScheduleErrors.NoPlace, left.Rows.Single(r => r.InsurerId == nowhere.Id).Reason);
    }

    [Fact]
    public async Task Two_proposals_with_the_same_id_at_once_are_one_version()
    {
        await portal.NewInsurerOf("43214");
        var official = await portal.NewOfficial(AccountRole.Operator);
        var id = Guid.CreateVersion7();

        var results = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => portal.SendAs(official, new ProposeSchedule(id))));

        Assert.All(results, r => Assert.Equal(id, r.Value));
    }

    private async Task MoveAsync(Insurer insurer) => Assert.Empty((await portal.SendAs(
        await portal.NewOfficial(AccountRole.Operator),
        new MoveInsurerSchedule(insurer.Id, await portal.ScheduleVersionOf(insurer), ByHand, true))).Errors);

    private async Task<(InsurerScheduleStatus, DateOnly)> WhereAsync(Insurer insurer)
    {
        var schedule = await portal.ScheduleOf(insurer);
        return (schedule.Status, schedule.Setup.StartsOn);
    }

    private async Task<List<Guid>> IdsAsync(Guid id, ScheduleVersionPart part) =>
        [.. (await portal.SendAs(await portal.NewOfficial(AccountRole.Operator), new FindScheduleVersion(id, part, 1)))!.Rows.Select(r => r.InsurerId)];

    private async Task<Guid> ProposeAsync() =>
        (await portal.SendAs(await portal.NewOfficial(AccountRole.Operator), new ProposeSchedule(Guid.CreateVersion7()))).Value;

    private async Task<Result<int>> AdoptAsync(Guid id) => await portal.SendAs(await portal.NewOfficial(AccountRole.Operator), new AdoptScheduleVersion(id));
}
