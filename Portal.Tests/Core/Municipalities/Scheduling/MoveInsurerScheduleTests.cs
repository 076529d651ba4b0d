using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities;

/// <summary>1団体を動かす、固定する: what is refused, and what the board and the list say of a day that was withdrawn.</summary>
public sealed class MoveInsurerScheduleTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly DateOnly Day = new(2027, 3, 1);

    [Theory]
    [InlineData(InsurerScheduleStatus.Published)]
    [InlineData(InsurerScheduleStatus.ChangeWished)]
    [InlineData(InsurerScheduleStatus.Postponed)]
    public async Task What_is_public_is_not_moved_and_not_locked(InsurerScheduleStatus status)
    {
        var insurer = await NewAsync(status);
        var version = await portal.ScheduleVersionOf(insurer);

        Assert.Equal([InsurerScheduleErrors.NotNow(status)], (await SendAsync(new MoveInsurerSchedule(insurer.Id, version, Day, true))).Errors);
        Assert.Equal([InsurerScheduleErrors.NotNow(status)], (await SendAsync(new SwitchScheduleLock(insurer.Id, version, true))).Errors);
        Assert.Equal((status, Schedules.Setup), ((await portal.ScheduleOf(insurer)).Status, (await portal.ScheduleOf(insurer)).Setup));
    }

    [Fact]
    public async Task A_locked_one_a_stale_form_and_a_day_that_has_come_are_refused()
    {
        var insurer = await NewAsync(InsurerScheduleStatus.Draft);
        var version = await portal.ScheduleVersionOf(insurer);
        Assert.Empty((await SendAsync(new SwitchScheduleLock(insurer.Id, version, true))).Errors);
        Assert.Empty((await SendAsync(new SwitchScheduleLock(insurer.Id, version, true))).Errors); // a second click
        Assert.Equal([ConflictErrors.ChangedMeanwhile], (await SendAsync(new SwitchScheduleLock(insurer.Id, version, false))).Errors);
        var locked = await portal.ScheduleVersionOf(insurer);

        Assert.Equal([ScheduleErrors.Locked], (await SendAsync(new MoveInsurerSchedule(insurer.Id, locked, Day, true))).Errors);
        Assert.Equal([ConflictErrors.ChangedMeanwhile], (await SendAsync(new MoveInsurerSchedule(insurer.Id, version, Day, true))).Errors);
        Assert.Equal([ConflictErrors.ChangedMeanwhile], (await SendAsync(new MoveInsurerSchedule(insurer.Id, null, Day, true))).Errors);
        var past = await SendAsync(new MoveInsurerSchedule(insurer.Id, locked, new DateOnly(2026, 11, 20), true));
        Assert.Contains("今日より後", Assert.Single(past.Errors).Message, StringComparison.Ordinal);
        Assert.Equal(Schedules.Setup, (await portal.ScheduleOf(insurer)).Setup);
    }

    [Fact]
    public async Task Of_two_operators_who_make_different_drafts_at_once_one_is_told()
    {
        var insurer = People.NewInsurer();
        await portal.Add(insurer);

        var results = await Task.WhenAll(
            SendAsync(new MoveInsurerSchedule(insurer.Id, null, Day, true)), SendAsync(new MoveInsurerSchedule(insurer.Id, null, Day.AddDays(1), true)));

        Assert.Equal([ConflictErrors.ChangedMeanwhile], Assert.Single(results, r => r.Failed).Errors);
        Assert.Equal([ScheduleEventKind.Drafted], await portal.ScheduleEventsOf(insurer));
    }

    [Fact]
    public async Task A_withdrawn_day_counts_for_no_month_and_is_not_listed_as_a_start()
    {
        var vendor = await portal.NewSystemVendor();
        var insurer = People.NewInsurer();
        insurer.VendorId = vendor.Id;
        await portal.Add(insurer);
        await portal.NewScheduled(insurer, InsurerScheduleStatus.Adjusting);

        var line = (await SendAsync(new ShowScheduleBoard(false, null))).Lines.Single(l => l.Key == vendor.Name);
        var row = Assert.Single((await SendAsync(new ListInsurerSchedules(new ScheduleFilter(Vendor: vendor.Name), 1))).Rows);

        Assert.Equal(0, line.All);
        Assert.Equal((InsurerScheduleStatus.Adjusting, null, null), (row.Status!.Value, row.Setup, row.StartsOn));
    }

    [Fact]
    public async Task Who_waits_for_the_secretariat_is_found_by_the_filter()
    {
        var vendor = await portal.NewSystemVendor();
        foreach (var status in Enum.GetValues<InsurerScheduleStatus>())
        {
            var insurer = People.NewInsurer();
            insurer.VendorId = vendor.Id;
            await portal.Add(insurer);
            await portal.NewScheduled(insurer, status);
        }

        var found = await SendAsync(new ListInsurerSchedules(new ScheduleFilter(Vendor: vendor.Name, State: ScheduleFilter.Waiting), 1));

        Assert.Equal(
            [InsurerScheduleStatus.Disputed, InsurerScheduleStatus.OtherStartWished, InsurerScheduleStatus.ChangeWished],
            found.Rows.Select(r => r.Status!.Value).Order());
    }

    private async Task<Insurer> NewAsync(InsurerScheduleStatus status)
    {
        var insurer = People.NewInsurer();
        await portal.Add(insurer);
        await portal.NewScheduled(insurer, status);
        return insurer;
    }

    private async Task<T> SendAsync<T>(MediatR.IRequest<T> request) => await portal.SendAs(await portal.NewOfficial(AccountRole.Operator), request);
}
