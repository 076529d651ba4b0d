using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities;

/// <summary>確認の回答 of the insurer, and what the secretariat answers.</summary>
public sealed class ReplyToScheduleTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly DateOnly Completion = Schedules.Setup.CompletesOn;

    public static TheoryData<ScheduleReply?, int?, bool, string?, string> Refused => new()
    {
        { null, null, false, null, "Choice" },
        { (ScheduleReply)9, null, false, null, "Choice" },
        { ScheduleReply.Dispute, null, false, " ", "Reason" },
        { ScheduleReply.OtherStart, null, false, null, "StartsOn" },
        { ScheduleReply.OtherStart, -1, true, null, "StartsOn" },
        { ScheduleReply.OtherStart, 7, false, null, "StartsOn" },
        { ScheduleReply.OtherStart, 8, false, null, "IsSure" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_reply_that_cannot_stand_is_refused_beside_its_field(ScheduleReply? choice, int? daysAfter, bool isSure, string? reason, string field)
    {
        var (insurer, clerk) = await NotifiedAsync();

        var result = await ReplyAsync(clerk, insurer, choice, daysAfter is { } days ? Completion.AddDays(days) : null, isSure, reason);

        Assert.Equal(field, Assert.Single(result.Errors).Field);
        Assert.Equal(InsurerScheduleStatus.Notified, (await portal.ScheduleOf(insurer)).Status);
        Assert.Empty(await portal.ScheduleEventsOf(insurer));
    }

    [Theory]
    [InlineData(ScheduleReply.Accept, null, InsurerScheduleStatus.Accepted, ScheduleEventKind.Accepted)]
    [InlineData(ScheduleReply.Dispute, null, InsurerScheduleStatus.Disputed, ScheduleEventKind.Disputed)]
    [InlineData(ScheduleReply.OtherStart, 0, InsurerScheduleStatus.OtherStartWished, ScheduleEventKind.OtherStartWished)]
    [InlineData(ScheduleReply.OtherStart, 8, InsurerScheduleStatus.OtherStartWished, ScheduleEventKind.OtherStartWished)]
    public async Task A_reply_is_kept_once_also_late_and_only_when_it_was_confirmed(
        ScheduleReply choice, int? daysAfter, InsurerScheduleStatus status, ScheduleEventKind kind)
    {
        var (insurer, clerk) = await NotifiedAsync(new DateOnly(2026, 11, 1));
        var day = daysAfter is { } days ? Completion.AddDays(days) : (DateOnly?)null;
        var version = await portal.ScheduleVersionOf(insurer);

        var check = await ReplyAsync(clerk, insurer, choice, day, true, "その週は選挙があります。", isConfirmed: false);
        Assert.Empty(check.Errors);
        Assert.Equal(InsurerScheduleStatus.Notified, (await portal.ScheduleOf(insurer)).Status);
        var request = new ReplyToSchedule(version, choice, day, true, "その週は選挙があります。", true, Schedules.Setup.StartsOn, Schedules.StartsOn);
        var results = new[] { await portal.SendAs(clerk, request), await portal.SendAs(clerk, request) };

        Assert.All(results, r => Assert.Empty(r.Errors));
        Assert.Equal(status, (await portal.ScheduleOf(insurer)).Status);
        Assert.Equal([kind], await portal.ScheduleEventsOf(insurer));
    }

    [Fact]
    public async Task Of_two_clerks_with_different_replies_the_second_is_told()
    {
        var (insurer, clerk) = await NotifiedAsync();
        var colleague = await portal.NewColleague(clerk);
        var version = await portal.ScheduleVersionOf(insurer);

        var results = await Task.WhenAll(
            portal.SendAs(clerk, new ReplyToSchedule(version, ScheduleReply.Accept, null, false, null, true)),
            portal.SendAs(colleague, new ReplyToSchedule(version, ScheduleReply.Dispute, null, false, "できません。", true)));

        Assert.Single(results, r => !r.Failed);
        Assert.Equal([ConflictErrors.ChangedMeanwhile], results.Single(r => r.Failed).Errors);
        Assert.Single(await portal.ScheduleEventsOf(insurer));
    }

    [Theory]
    [InlineData(InsurerScheduleStatus.OtherStartWished, ScheduleDecision.GrantOtherStart, InsurerScheduleStatus.Accepted)]
    [InlineData(InsurerScheduleStatus.Accepted, ScheduleDecision.Fix, InsurerScheduleStatus.Fixed)]
    [InlineData(InsurerScheduleStatus.ChangeWished, ScheduleDecision.Keep, InsurerScheduleStatus.Published)]
    [InlineData(InsurerScheduleStatus.Notified, ScheduleDecision.Fix, null)]
    [InlineData(InsurerScheduleStatus.Disputed, ScheduleDecision.GrantOtherStart, null)]
    [InlineData(InsurerScheduleStatus.Published, ScheduleDecision.Keep, null)]
    public async Task The_secretariat_answers_what_was_replied_and_the_insurer_is_told(
        InsurerScheduleStatus from, ScheduleDecision decision, InsurerScheduleStatus? to)
    {
        var insurer = await NewInsurerAsync();
        await portal.NewScheduled(insurer, from);
        var request = new DecideSchedule(insurer.Id, await portal.ScheduleVersionOf(insurer), decision);
        var official = await portal.NewOfficial(AccountRole.Operator);

        var results = await Task.WhenAll(portal.SendAs(official, request), portal.SendAs(official, request));

        Assert.Equal(to is not null, results.Any(r => !r.Failed));
        Assert.Equal(to is null, (await portal.SendAs(official, request)).Failed); // sent once more, it says what it has done
        Assert.Equal(to ?? from, (await portal.ScheduleOf(insurer)).Status);
        Assert.Equal(to is null ? 0 : 1, (await portal.ScheduleMailsOf(insurer)).Count);
        Assert.Equal(to is null ? 0 : 1, (await portal.ScheduleEventsOf(insurer)).Count);
    }

    [Fact]
    public async Task A_new_draft_after_a_dispute_voids_the_reply_and_says_so()
    {
        var insurer = await NewInsurerAsync();
        await portal.NewScheduled(insurer, InsurerScheduleStatus.Disputed);
        var (official, version) = (await portal.NewOfficial(AccountRole.Operator), await portal.ScheduleVersionOf(insurer));
        var day = new DateOnly(2027, 3, 1);

        var unsure = await portal.SendAs(official, new MoveInsurerSchedule(insurer.Id, version, day, false));
        var moved = await portal.SendAs(official, new MoveInsurerSchedule(insurer.Id, version, day, true));
        var again = await portal.SendAs(official, new MoveInsurerSchedule(insurer.Id, version, day, true));

        Assert.Equal([ScheduleErrors.BreaksRules], unsure.Errors); // its vendor is not known
        Assert.Empty(moved.Errors);
        Assert.Empty(again.Errors);
        var schedule = await portal.ScheduleOf(insurer);
        Assert.Equal((InsurerScheduleStatus.Draft, day), (schedule.Status, schedule.Setup.StartsOn));
        Assert.Equal(["【介護情報基盤ポータル】日程の案をつくり直しています"], await portal.ScheduleMailsOf(insurer));
        var mine = await portal.SendAs(await portal.NewClerk(insurer), new FindMySchedule());
        Assert.Null(mine.Schedule);
    }

    [Fact]
    public async Task A_change_is_wished_and_a_completion_reported_only_while_a_day_is_public()
    {
        var insurer = await NewInsurerAsync();
        var setup = new SetupPlacement(new DateOnly(2026, 11, 16), new DateOnly(2026, 11, 18));
        var clerk = await portal.NewScheduled(insurer, InsurerScheduleStatus.Published, setup);
        var (early, earlyClerk) = await NotifiedAsync();
        var today = new DateOnly(2026, 11, 20);

        Assert.Equal(
            [InsurerScheduleErrors.NotNow(InsurerScheduleStatus.Notified)],
            (await portal.SendAs(earlyClerk, new ReportSetupCompletion(await portal.ScheduleVersionOf(early), today))).Errors);
        Assert.Equal(
            [InsurerScheduleErrors.CompletionAhead],
            (await portal.SendAs(clerk, new ReportSetupCompletion(await portal.ScheduleVersionOf(insurer), today.AddDays(1)))).Errors);
        Assert.Equal(
            [InsurerScheduleErrors.CompletionBeforeSetup(setup.StartsOn)],
            (await portal.SendAs(clerk, new ReportSetupCompletion(await portal.ScheduleVersionOf(insurer), setup.StartsOn.AddDays(-1)))).Errors);
        Assert.Empty((await portal.SendAs(clerk, new ReportSetupCompletion(await portal.ScheduleVersionOf(insurer), today))).Errors);
        Assert.Equal(
            [InsurerScheduleErrors.ReasonMissing],
            (await portal.SendAs(clerk, new WishScheduleChange(await portal.ScheduleVersionOf(insurer), "", null))).Errors);
        Assert.Empty((await portal.SendAs(clerk, new WishScheduleChange(await portal.ScheduleVersionOf(insurer), "遅れます。", null))).Errors);
        Assert.Equal([ScheduleEventKind.CompletionReported, ScheduleEventKind.ChangeWished], await portal.ScheduleEventsOf(insurer));
    }

    [Fact]
    public async Task An_acceptance_of_other_days_is_not_taken_for_one_of_these()
    {
        var (insurer, clerk) = await NotifiedAsync();
        var old = new ReplyToSchedule(
            await portal.ScheduleVersionOf(insurer), ScheduleReply.Accept, null, false, null, true, Schedules.Setup.StartsOn, Schedules.StartsOn);
        var wished = new ReplyToSchedule(old.Version, ScheduleReply.OtherStart, Schedules.StartsOn.AddDays(-2), false, null, true);
        Assert.Empty((await portal.SendAs(clerk, wished)).Errors);
        var grant = new DecideSchedule(insurer.Id, await portal.ScheduleVersionOf(insurer), ScheduleDecision.GrantOtherStart);
        Assert.Empty((await portal.SendAs(await portal.NewOfficial(AccountRole.Operator), grant)).Errors);

        Assert.Equal([ConflictErrors.ChangedMeanwhile], (await portal.SendAs(clerk, old)).Errors);
        Assert.Equal(InsurerScheduleStatus.Accepted, (await portal.ScheduleOf(insurer)).Status);
    }

    private async Task<(Insurer Insurer, TestUser Clerk)> NotifiedAsync(DateOnly? replyBy = null)
    {
        var insurer = await NewInsurerAsync();
        return (insurer, await portal.NewScheduled(insurer, replyBy: replyBy));
    }

    private async Task<Insurer> NewInsurerAsync()
    {
        var insurer = People.NewInsurer();
        await portal.Add(insurer);
        return insurer;
    }

    private async Task<Result> ReplyAsync(
        TestUser clerk, Insurer insurer, ScheduleReply? choice, DateOnly? day, bool isSure, string? reason, bool isConfirmed = true) =>
        await portal.SendAs(clerk, new ReplyToSchedule(await portal.ScheduleVersionOf(insurer), choice, day, isSure, reason, isConfirmed));
}
