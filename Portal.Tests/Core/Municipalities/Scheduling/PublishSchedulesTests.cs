using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities;

/// <summary>公開: the schedules and what everybody sees change together or not at all.</summary>
public sealed class PublishSchedulesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData(InsurerScheduleStatus.Draft)]
    [InlineData(InsurerScheduleStatus.Notified)]
    [InlineData(InsurerScheduleStatus.Accepted)]
    [InlineData(InsurerScheduleStatus.Disputed)]
    [InlineData(InsurerScheduleStatus.OtherStartWished)]
    [InlineData(InsurerScheduleStatus.Published)]
    [InlineData(InsurerScheduleStatus.ChangeWished)]
    [InlineData(InsurerScheduleStatus.Postponed)]
    [InlineData(InsurerScheduleStatus.Adjusting)]
    public async Task What_is_not_fixed_blocks_all_that_were_chosen_with_it(InsurerScheduleStatus status)
    {
        var blocked = People.NewInsurer();
        await portal.Add(blocked);
        await portal.NewScheduled(blocked, status);
        var ready = await portal.NewInsurerOf($"{47207 + (int)status - (status > InsurerScheduleStatus.Fixed ? 1 : 0)}");
        await portal.NewScheduled(ready, InsurerScheduleStatus.Fixed);
        var before = await portal.NewestVersion();

        var result = await PublishAsync(null, ready, blocked);

        Assert.Equal([ScheduleErrors.NotFixed("試験市", status)], result.Errors);
        Assert.Equal((InsurerScheduleStatus.Fixed, status), ((await portal.ScheduleOf(ready)).Status, (await portal.ScheduleOf(blocked)).Status));
        Assert.Equal(before, await portal.NewestVersion());
    }

    [Fact]
    public async Task A_unions_members_and_a_municipality_are_published_as_one_version()
    {
        var union = await portal.NewUnionOf(true, "46201", "46203", "46204");
        var own = await portal.NewInsurerOf("46206");
        await portal.NewScheduled(union, InsurerScheduleStatus.Fixed);
        await portal.NewScheduled(own, InsurerScheduleStatus.Fixed);
        var before = await portal.NewestVersion();

        var result = await PublishAsync(null, union, own);

        Assert.Equal(before + 1, result.Value);
        var published = await portal.PublishedOf("46201", "46203", "46204", "46206");
        Assert.Equal(4, published.Count);
        Assert.All(published, s => Assert.Equal((before + 1, Schedules.StartsOn, null), (s.Version, s.StartsOn!.Value, s.Reason)));
        Assert.Equal(InsurerScheduleStatus.Published, (await portal.ScheduleOf(union)).Status);
        Assert.Equal(["【介護情報基盤ポータル】利用開始日を公開しました"], await portal.ScheduleMailsOf(union));
        Assert.Equal([ScheduleEventKind.Published], await portal.ScheduleEventsOf(own));
    }

    [Fact]
    public async Task A_municipality_of_a_union_is_not_published_for_anybody_else()
    {
        var union = await portal.NewUnionOf(true, "46208");
        var own = await portal.NewInsurerOf("46208");
        await portal.NewScheduled(own, InsurerScheduleStatus.Fixed);

        Assert.Equal([ScheduleErrors.NoMunicipality(own.Name)], (await PublishAsync(null, own)).Errors);
        Assert.Equal("試験広域連合", union.Name);
    }

    [Fact]
    public async Task Of_three_clicks_at_once_one_publishes_and_the_others_say_so()
    {
        var insurer = await portal.NewInsurerOf("46210");
        await portal.NewScheduled(insurer, InsurerScheduleStatus.Fixed);
        var seen = await portal.NewestVersion();
        var official = await portal.NewOfficial(AccountRole.Operator);
        var choices = await portal.ChoicesOf(insurer);

        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => portal.SendAs(official, new PublishSchedules(choices, seen, null))));

        Assert.All(results, r => Assert.Equal(seen + 1, r.Value));
        Assert.Single(await portal.ScheduleMailsOf(insurer));
    }

    [Fact]
    public async Task Who_looked_at_an_older_version_is_told_and_the_schedule_stays_fixed()
    {
        var insurer = await portal.NewInsurerOf("46213");
        await portal.NewScheduled(insurer, InsurerScheduleStatus.Fixed);

        var result = await portal.SendAs(await portal.NewOfficial(AccountRole.Operator), new PublishSchedules(await portal.ChoicesOf(insurer), await portal.NewestVersion() - 1, null));

        Assert.Equal([ConflictErrors.ChangedMeanwhile], result.Errors);
        Assert.Equal(InsurerScheduleStatus.Fixed, (await portal.ScheduleOf(insurer)).Status);
        Assert.Empty(await portal.PublishedOf("46213"));
        Assert.Empty(await portal.ScheduleEventsOf(insurer));
    }

    [Fact]
    public async Task A_day_that_is_public_already_moves_only_with_a_reason()
    {
        var insurer = await portal.NewInsurerOf("46214");
        await portal.NewScheduled(insurer, InsurerScheduleStatus.Fixed);
        var official = await portal.NewOfficial(AccountRole.Operator);
        var code = (await portal.InDatabase(db => db.Municipalities.SingleAsync(m => m.Code.StartsWith("46214")))).Code;
        await portal.SendAs(official, new PublishServiceStarts([new ServiceStartLine(code, ServiceStartState.Decided, new DateOnly(2027, 1, 8))]));

        var silent = await PublishAsync(null, insurer);
        var wrong = await PublishAsync("改行の\nある理由", insurer);
        var told = await PublishAsync("日程の見直しのため", insurer);

        Assert.Equal([ServiceStartErrors.ReasonMissing(insurer.Name)], silent.Errors);
        Assert.Equal([ScheduleErrors.PublicReasonForm], wrong.Errors);
        Assert.Empty(told.Errors);
        Assert.Equal("日程の見直しのため", Assert.Single(await portal.PublishedOf("46214")).Reason);
    }

    [Fact]
    public async Task A_published_day_is_postponed_and_withdrawn_for_all_members_with_its_reason()
    {
        var union = await portal.NewUnionOf(true, "46215", "46216");
        await portal.NewScheduled(union, InsurerScheduleStatus.Fixed);
        await PublishAsync(null, union);
        var official = await portal.NewOfficial(AccountRole.Operator);
        var later = Schedules.StartsOn.AddDays(7);

        var version = await portal.ScheduleVersionOf(union);
        var refused = await portal.SendAs(official, new PostponeSchedule(union.Id, version, null, later, "準備のため", false, true, false));
        Assert.Equal([InsurerScheduleErrors.NotAgreed], refused.Errors);
        Assert.Empty((await portal.SendAs(official, new PostponeSchedule(union.Id, version, null, later, "準備のため", true, true, false))).Errors);
        Assert.All(await portal.PublishedOf("46215", "46216"), s => Assert.Equal((later, "準備のため"), (s.StartsOn!.Value, s.Reason)));

        Assert.Equal([ConflictErrors.ChangedMeanwhile], (await portal.SendAs(official, new WithdrawSchedule(union.Id, version, "見直しのため"))).Errors);
        version = await portal.ScheduleVersionOf(union);
        Assert.Equal([InsurerScheduleErrors.ReasonMissing], (await portal.SendAs(official, new WithdrawSchedule(union.Id, version, " "))).Errors);
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => portal.SendAs(official, new WithdrawSchedule(union.Id, version, "見直しのため"))));

        Assert.All(both, r => Assert.False(r.Failed));
        var gone = await portal.PublishedOf("46215", "46216");
        Assert.Equal(2, gone.Count);
        Assert.All(gone, s => Assert.Equal((ServiceStartState.Arranging, null, "見直しのため"), (s.State, s.StartsOn, s.Reason)));
        Assert.Equal(InsurerScheduleStatus.Adjusting, (await portal.ScheduleOf(union)).Status);
        Assert.Equal([ScheduleEventKind.Published, ScheduleEventKind.Postponed, ScheduleEventKind.Withdrawn], await portal.ScheduleEventsOf(union));
    }

    [Fact]
    public async Task Nothing_chosen_is_told_and_what_no_box_of_ours_sends_is_nothing()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);

        Assert.Equal([ScheduleErrors.NothingChosen], (await portal.SendAs(official, new PublishSchedules(null, 1, null))).Errors);
        Assert.Equal([ScheduleErrors.NothingChosen], (await portal.SendAs(official, new PublishSchedules(["x", "1 2"], 1, null))).Errors);
        Assert.Equal([ConflictErrors.ChangedMeanwhile], (await portal.SendAs(official, new PublishSchedules([$"{Guid.CreateVersion7()} -"], 1, null))).Errors);
    }

    [Fact]
    public async Task Other_days_or_other_members_than_the_page_showed_are_not_published()
    {
        var union = await portal.NewUnionOf(true, "46219", "46220");
        await portal.NewScheduled(union, InsurerScheduleStatus.Fixed);
        var official = await portal.NewOfficial(AccountRole.Operator);
        var (choices, seen) = (await portal.ChoicesOf(union), await portal.NewestVersion());
        await portal.InDatabase(async db =>
        {
            var row = await db.Insurers.SingleAsync(i => i.Id == union.Id);
            var member = await db.Municipalities.SingleAsync(m => m.Code.StartsWith("46221"));
            row.Members.Add(new MemberMunicipality(member.Code, member.Name));
            return await db.SaveChangesAsync();
        });

        var result = await portal.SendAs(official, new PublishSchedules(choices, seen, null));

        Assert.Equal([ConflictErrors.ChangedMeanwhile], result.Errors);
        Assert.Empty(await portal.PublishedOf("46219", "46220", "46221"));
    }

    [Fact]
    public async Task A_day_that_has_come_is_not_published()
    {
        var insurer = await portal.NewInsurerOf("46222");
        await portal.NewScheduled(insurer, InsurerScheduleStatus.Fixed, new SetupPlacement(new DateOnly(2026, 11, 9), new DateOnly(2026, 11, 13)));

        Assert.Equal([ScheduleErrors.StartPast(insurer.Name, new DateOnly(2026, 11, 20))], (await PublishAsync(null, insurer)).Errors);
        Assert.Equal(InsurerScheduleStatus.Fixed, (await portal.ScheduleOf(insurer)).Status);
    }

    [Fact]
    public async Task The_history_of_a_schedule_is_never_changed()
    {
        var insurer = await portal.NewInsurerOf("46217");
        await portal.NewScheduled(insurer, InsurerScheduleStatus.Fixed);
        await PublishAsync(null, insurer);

        await Assert.ThrowsAnyAsync<Exception>(() => portal.InDatabase(db => db.ScheduleEvents.Where(e => e.InsurerId == insurer.Id).ExecuteDeleteAsync()));
    }

    private async Task<Result<int>> PublishAsync(string? reason, params Insurer[] insurers) => await portal.SendAs(
        await portal.NewOfficial(AccountRole.Operator), new PublishSchedules(await portal.ChoicesOf(insurers), await portal.NewestVersion(), reason));
}
