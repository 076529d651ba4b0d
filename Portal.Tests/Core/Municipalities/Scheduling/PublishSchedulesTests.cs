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
        var ready = People.NewInsurer("試験町");
        await portal.Add(ready);
        await portal.NewScheduled(ready, InsurerScheduleStatus.Fixed);
        var before = await portal.NewestVersion();

        var result = await PublishAsync(null, ready, blocked);

        Assert.Contains(result.Errors, e => e == ScheduleErrors.NotFixed("試験市", status) || e == ScheduleErrors.NoMunicipality("試験町"));
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
    public async Task Of_two_operators_at_once_one_publishes_and_the_other_is_told()
    {
        var insurer = await portal.NewInsurerOf("46210");
        await portal.NewScheduled(insurer, InsurerScheduleStatus.Fixed);
        var seen = await portal.NewestVersion();
        var official = await portal.NewOfficial(AccountRole.Operator);

        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => portal.SendAs(official, new PublishSchedules([insurer.Id], seen, null))));

        Assert.Equal(seen + 1, Assert.Single(results, r => !r.Failed).Value);
        Assert.All(results.Where(r => r.Failed), r => Assert.Equal([ScheduleErrors.NotFixed(insurer.Name, InsurerScheduleStatus.Published)], r.Errors));
        Assert.Single(await portal.ScheduleMailsOf(insurer));
    }

    [Fact]
    public async Task Who_looked_at_an_older_version_is_told_and_the_schedule_stays_fixed()
    {
        var insurer = await portal.NewInsurerOf("46213");
        await portal.NewScheduled(insurer, InsurerScheduleStatus.Fixed);

        var result = await portal.SendAs(await portal.NewOfficial(AccountRole.Operator), new PublishSchedules([insurer.Id], await portal.NewestVersion() - 1, null));

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
        var refused = await portal.SendAs(official, new PostponeSchedule(union.Id, version, null, later, "準備のため", false, true));
        Assert.Equal([InsurerScheduleErrors.NotAgreed], refused.Errors);
        Assert.Empty((await portal.SendAs(official, new PostponeSchedule(union.Id, version, null, later, "準備のため", true, true))).Errors);
        Assert.All(await portal.PublishedOf("46215", "46216"), s => Assert.Equal((later, "準備のため"), (s.StartsOn!.Value, s.Reason)));

        Assert.Equal([ConflictErrors.ChangedMeanwhile], (await portal.SendAs(official, new WithdrawSchedule(union.Id, version, "見直しのため"))).Errors);
        version = await portal.ScheduleVersionOf(union);
        Assert.Equal([InsurerScheduleErrors.ReasonMissing], (await portal.SendAs(official, new WithdrawSchedule(union.Id, version, " "))).Errors);
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => portal.SendAs(official, new WithdrawSchedule(union.Id, version, "見直しのため"))));

        Assert.Single(both, r => !r.Failed);
        var gone = await portal.PublishedOf("46215", "46216");
        Assert.Equal(2, gone.Count);
        Assert.All(gone, s => Assert.Equal((ServiceStartState.Arranging, null, "見直しのため"), (s.State, s.StartsOn, s.Reason)));
        Assert.Equal(InsurerScheduleStatus.Adjusting, (await portal.ScheduleOf(union)).Status);
        Assert.Equal([ScheduleEventKind.Published, ScheduleEventKind.Postponed, ScheduleEventKind.Withdrawn], await portal.ScheduleEventsOf(union));
    }

    [Fact]
    public async Task A_day_is_not_withdrawn_from_nowhere_when_its_municipality_is_not_known_any_more()
    {
        var insurer = await portal.NewInsurerOf("46218");
        await portal.NewScheduled(insurer, InsurerScheduleStatus.Fixed);
        await PublishAsync(null, insurer);
        await portal.InDatabase(db => db.Insurers.Where(i => i.Id == insurer.Id).ExecuteUpdateAsync(u => u.SetProperty(i => i.Name, "新しい市")));

        var result = await portal.SendAs(
            await portal.NewOfficial(AccountRole.Operator), new WithdrawSchedule(insurer.Id, await portal.ScheduleVersionOf(insurer), "見直しのため"));

        Assert.Equal([ScheduleErrors.NoMunicipalityLeft], result.Errors);
        Assert.Equal(InsurerScheduleStatus.Published, (await portal.ScheduleOf(insurer)).Status);
        Assert.Equal(Schedules.StartsOn, Assert.Single(await portal.PublishedOf("46218")).StartsOn);
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
        await portal.NewOfficial(AccountRole.Operator), new PublishSchedules([.. insurers.Select(i => i.Id)], await portal.NewestVersion(), reason));
}
