using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Core.Time;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities;

/// <summary>日程の通知: each test has a vendor of its own, by which its wave is chosen.</summary>
public sealed class NotifySchedulesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private DateOnly ReplyBy => portal.Clock.Now.DayInJapan().AddDays(14);

    [Fact]
    public async Task A_wave_asks_each_by_mail_once_and_the_public_reads_that_it_is_being_arranged()
    {
        var vendor = await portal.NewSystemVendor();
        var (first, second) = (await portal.NewInsurerOf("45201", vendor.Id), await portal.NewInsurerOf("45202", vendor.Id));
        await portal.NewScheduled(first, InsurerScheduleStatus.Draft);
        await portal.NewScheduled(second, InsurerScheduleStatus.Draft);
        await portal.NewScheduled(await portal.NewInsurerOf("45203"), InsurerScheduleStatus.Draft);
        var request = new NotifySchedules(Guid.CreateVersion7(), new ScheduleFilter(Vendor: vendor.Name), ReplyBy, await portal.SeenOf(new ScheduleFilter(Vendor: vendor.Name)));

        var results = new[] { await SendAsync(request), await SendAsync(request) };

        Assert.All(results, r => Assert.Equal(2, r.Value));
        foreach (var insurer in (Insurer[])[first, second])
        {
            var schedule = await portal.ScheduleOf(insurer);
            Assert.Equal((InsurerScheduleStatus.Notified, ReplyBy), (schedule.Status, schedule.ReplyBy!.Value));
            Assert.Equal(["【介護情報基盤ポータル】初期セットアップの日程をお知らせします"], await portal.ScheduleMailsOf(insurer));
            Assert.Equal([ScheduleEventKind.Notified], await portal.ScheduleEventsOf(insurer));
        }

        Assert.Equal([ServiceStartState.Arranging, ServiceStartState.Arranging], (await portal.PublishedOf("45201", "45202", "45203")).Select(s => s.State));
    }

    [Fact]
    public async Task Two_operators_at_once_send_it_once()
    {
        var vendor = await portal.NewSystemVendor();
        var insurer = await portal.NewInsurerOf("45204", vendor.Id);
        await portal.NewScheduled(insurer, InsurerScheduleStatus.Draft);

        var seen = await portal.SeenOf(new ScheduleFilter(Vendor: vendor.Name));

        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ =>
            SendAsync(new NotifySchedules(Guid.CreateVersion7(), new ScheduleFilter(Vendor: vendor.Name), ReplyBy, seen))));

        Assert.Single(results, r => !r.Failed);
        Assert.All(results.Where(r => r.Failed), r => Assert.Equal([ScheduleErrors.NothingToNotify], r.Errors));
        Assert.Single(await portal.ScheduleMailsOf(insurer));
    }

    [Fact]
    public async Task Who_cannot_be_reached_and_who_is_no_draft_is_left_out()
    {
        var vendor = await portal.NewSystemVendor();
        var (reached, silent, accepted) =
            (await portal.NewInsurerOf("45205", vendor.Id), await portal.NewInsurerOf("45206", vendor.Id), await portal.NewInsurerOf("45207", vendor.Id));
        await portal.NewScheduled(reached, InsurerScheduleStatus.Draft);
        await portal.Add(new InsurerSchedule { InsurerId = silent.Id, Setup = Schedules.Setup });
        await portal.NewScheduled(accepted, InsurerScheduleStatus.Accepted);
        var filter = new ScheduleFilter(Vendor: vendor.Name, Month: "2027-02", Prefecture: "miyazaki");

        var preview = await portal.SendAs(await portal.NewOfficial(AccountRole.Operator), new PreviewScheduleWave(filter));
        var result = await SendAsync(new NotifySchedules(Guid.CreateVersion7(), filter, ReplyBy, preview.Seen));

        Assert.Equal((1, 1), (preview.Count, preview.Unreachable));
        Assert.Equal(1, result.Value);
        Assert.Equal(InsurerScheduleStatus.Draft, (await portal.ScheduleOf(silent)).Status);
    }

    [Fact]
    public async Task Others_than_were_seen_or_a_day_that_is_over_or_after_the_setup_is_refused_and_nothing_is_sent()
    {
        var vendor = await portal.NewSystemVendor();
        var insurer = await portal.NewInsurerOf("45208", vendor.Id);
        await portal.NewScheduled(insurer, InsurerScheduleStatus.Draft);
        var filter = new ScheduleFilter(Vendor: vendor.Name);
        var seen = await portal.SeenOf(filter);

        var other = await SendAsync(new NotifySchedules(Guid.CreateVersion7(), filter, ReplyBy, "another"));
        var past = await SendAsync(new NotifySchedules(Guid.CreateVersion7(), filter, portal.Clock.Now.DayInJapan(), seen));
        var late = await SendAsync(new NotifySchedules(Guid.CreateVersion7(), filter, Schedules.Setup.StartsOn, seen));
        var none = await SendAsync(new NotifySchedules(Guid.CreateVersion7(), filter, null, seen));

        Assert.Equal([ConflictErrors.ChangedMeanwhile], other.Errors);
        Assert.Equal([InsurerScheduleErrors.ReplyByPast], past.Errors);
        Assert.Equal([ScheduleErrors.SetupBeforeReply(insurer.Name, Schedules.Setup.StartsOn)], late.Errors);
        Assert.Equal("ReplyBy", Assert.Single(none.Errors).Field);
        Assert.Empty(await portal.ScheduleMailsOf(insurer));
        Assert.Empty(await portal.PublishedOf("45208"));
    }

    [Fact]
    public async Task Before_and_after_the_day_there_is_one_reminder_each()
    {
        var insurer = await portal.NewInsurerOf("45209");
        var setup = new SetupPlacement(new DateOnly(2027, 9, 1), new DateOnly(2027, 9, 7));
        await portal.NewScheduled(insurer, setup: setup, replyBy: new DateOnly(2027, 6, 10));
        var open = await portal.ScheduleVersionOf(insurer);
        var replied = await portal.NewInsurerOf("45341");
        await portal.NewScheduled(replied, InsurerScheduleStatus.Accepted, setup, new DateOnly(2027, 6, 10));
        var before = portal.Clock.Now;

        Assert.Equal(0, await RemindedAsync(6, 6, 9));
        Assert.Equal(0, await RemindedAsync(6, 7, 7));
        Assert.Equal(1, await RemindedAsync(6, 7, 8));
        Assert.Equal(1, await RemindedAsync(6, 10, 23));
        Assert.Equal(2, await RemindedAsync(6, 11, 8));
        Assert.Equal(2, await RemindedAsync(7, 1, 9));
        Assert.Empty(await portal.ScheduleMailsOf(replied));
        Assert.Equal(open, await portal.ScheduleVersionOf(insurer)); // the insurer's open form still stands
        portal.Clock.Now = before;

        async Task<int> RemindedAsync(int month, int day, int hour)
        {
            portal.Clock.Now = TestClock.InJapan(2027, month, day, hour);
            await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
            {
                while (await portal.SendAsWorker(new RemindOfScheduleReplies()))
                {
                }
            })));
            return (await portal.ScheduleMailsOf(insurer)).Count;
        }
    }

    [Fact]
    public async Task As_many_but_other_drafts_than_were_seen_are_not_notified_and_not_fixed()
    {
        var vendor = await portal.NewSystemVendor();
        var filter = new ScheduleFilter(Vendor: vendor.Name);
        var insurer = await portal.NewInsurerOf("45382", vendor.Id);
        await portal.NewScheduled(insurer, InsurerScheduleStatus.Draft);
        var seen = await portal.SeenOf(filter);
        var official = await portal.NewOfficial(AccountRole.Operator);
        var day = new DateOnly(2027, 3, 1);
        Assert.Empty((await portal.SendAs(official, new MoveInsurerSchedule(insurer.Id, await portal.ScheduleVersionOf(insurer), day, true))).Errors);

        Assert.Equal([ConflictErrors.ChangedMeanwhile], (await SendAsync(new NotifySchedules(Guid.CreateVersion7(), filter, ReplyBy, seen))).Errors);
        Assert.Empty(await portal.ScheduleMailsOf(insurer));

        var accepted = await portal.NewInsurerOf("45383");
        await portal.NewScheduled(accepted, InsurerScheduleStatus.Accepted);
        var shown = (await portal.SendAs(official, new PreviewPublication(new ScheduleFilter()))).AcceptedSeen;
        Assert.Equal([ConflictErrors.ChangedMeanwhile], (await portal.SendAs(official, new FixSchedules("another"))).Errors);
        Assert.Equal(InsurerScheduleStatus.Accepted, (await portal.ScheduleOf(accepted)).Status);
        Assert.True((await portal.SendAs(official, new FixSchedules(shown))).Value >= 1);
        Assert.Equal(0, (await portal.SendAs(official, new FixSchedules(shown))).Value);
        Assert.Equal(["【介護情報基盤ポータル】日程が確定しました"], await portal.ScheduleMailsOf(accepted));
    }

    private async Task<Result<int>> SendAsync(NotifySchedules request) => await portal.SendAs(await portal.NewOfficial(AccountRole.Operator), request);
}
