using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities;

/// <summary>延期: what is asked before a later day is public at once.</summary>
public sealed class PostponeScheduleTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly DateOnly Later = Schedules.StartsOn.AddDays(14);

    [Fact]
    public async Task Broken_rules_are_shown_and_need_a_tick_of_their_own()
    {
        var insurer = await PublishedAsync("39201"); // its vendor is not known
        var request = (await RequestAsync(insurer)) with { Day = new DateOnly(2027, 2, 8) };

        var preview = await SendAsync(new PreviewPostponement(request));
        var unread = await SendAsync(request);

        Assert.Equal([insurer.Name], preview.Value.Places);
        Assert.Equal(ScheduleRule.VendorMonth, Assert.Single(preview.Value.Broken).Rule);
        Assert.Equal("AcceptsBroken", Assert.Single(unread.Errors).Field);
        Assert.Equal(Schedules.Setup, (await portal.ScheduleOf(insurer)).Setup);
        Assert.Empty((await SendAsync(request with { AcceptsBroken = true })).Errors);
        Assert.Equal(new DateOnly(2027, 2, 8), (await portal.ScheduleOf(insurer)).Setup.StartsOn);
    }

    [Fact]
    public async Task The_tick_for_broken_rules_does_not_stand_for_the_long_time_after_the_completion()
    {
        var insurer = await PublishedAsync("39202");

        var result = await SendAsync((await RequestAsync(insurer)) with { IsSure = false, AcceptsBroken = true });

        Assert.Equal("IsSure", Assert.Single(result.Errors).Field);
    }

    [Theory]
    [InlineData("2027-02-13", "土曜日")]
    [InlineData("2026-11-20", "今日より後")]
    public async Task A_day_on_which_no_setup_begins_is_refused(string day, string why)
    {
        var insurer = await PublishedAsync(why == "土曜日" ? "39203" : "39204");

        var result = await SendAsync((await RequestAsync(insurer)) with { Day = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture) });

        Assert.Contains(why, Assert.Single(result.Errors).Message, StringComparison.Ordinal);
        Assert.Equal(InsurerScheduleStatus.Published, (await portal.ScheduleOf(insurer)).Status);
    }

    [Fact]
    public async Task Sent_twice_at_once_it_is_one_postponement_and_another_day_is_told()
    {
        var insurer = await PublishedAsync("39205");
        var request = await RequestAsync(insurer);

        var results = await Task.WhenAll(SendAsync(request), SendAsync(request));

        Assert.All(results, r => Assert.Empty(r.Errors));
        Assert.Equal([ScheduleEventKind.Published, ScheduleEventKind.Postponed], await portal.ScheduleEventsOf(insurer));
        Assert.Equal([ConflictErrors.ChangedMeanwhile], (await SendAsync(request with { StartsOn = Later.AddDays(1) })).Errors);
        var history = (await SendAsync(new FindInsurerSchedule(insurer.Id)))!.History;
        Assert.Contains("初期セットアップ 令和9年2月1日（月）から令和9年2月5日（金）まで", history[0].Sentence, StringComparison.Ordinal);
    }

    private async Task<Insurer> PublishedAsync(string body)
    {
        var insurer = await portal.NewInsurerOf(body);
        await portal.NewScheduled(insurer, InsurerScheduleStatus.Fixed);
        Assert.Empty((await portal.Publish(insurer)).Errors);
        return insurer;
    }

    private async Task<PostponeSchedule> RequestAsync(Insurer insurer) =>
        new(insurer.Id, await portal.ScheduleVersionOf(insurer), null, Later, "準備のため", IsAgreed: true, IsSure: true, AcceptsBroken: false);

    private async Task<T> SendAsync<T>(MediatR.IRequest<T> request) => await portal.SendAs(await portal.NewOfficial(AccountRole.Operator), request);
}
