using Portal.Core.Municipalities;

namespace Portal.Tests.Core.Municipalities;

/// <summary>過ぎた日: nothing is notified, accepted, published or postponed to a day that has come, and what a former round left goes.</summary>
public sealed class InsurerSchedulePastTests
{
    private static readonly SetupPlacement Setup = new(new(2027, 2, 1), new(2027, 2, 5));
    private static readonly SetupPlacement Later = new(new(2027, 3, 1), new(2027, 3, 5));
    private static readonly DateOnly Before = new(2027, 1, 4);
    private static readonly DateOnly First = Setup.StartsOn;

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(10, true)]
    public void A_reply_is_due_before_the_setup_begins(int days, bool isRefused)
    {
        var result = Draft().Notify(First.AddDays(days), Before);

        Assert.Equal(isRefused ? InsurerScheduleErrors.SetupBeforeReply(First) : null, result.Errors.SingleOrDefault());
    }

    [Fact]
    public void What_should_have_begun_is_not_accepted_or_wished_otherwise_but_can_be_disputed()
    {
        var schedule = Notified();

        Assert.Equal([InsurerScheduleErrors.SetupPast(First)], schedule.Accept(First.AddDays(1)).Errors);
        Assert.Equal([InsurerScheduleErrors.SetupPast(First)], schedule.WishOtherStart(new(2027, 2, 10), true, First.AddDays(1)).Errors);
        Assert.Equal(InsurerScheduleStatus.Notified, schedule.Status);
        Assert.Empty(schedule.Dispute("3月にできます。").Errors);

        Assert.Empty(Notified().Accept(First).Errors);
    }

    [Fact]
    public void A_wish_is_not_granted_when_the_setup_should_have_begun()
    {
        var schedule = Notified();
        schedule.WishOtherStart(new(2027, 2, 10), isSure: false, Before);

        Assert.Equal([InsurerScheduleErrors.SetupPastForSecretariat(First)], schedule.GrantOtherStart(First.AddDays(1)).Errors);
        Assert.Equal(InsurerScheduleStatus.OtherStartWished, schedule.Status);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void A_day_that_has_come_is_not_published(int days, bool isRefused)
    {
        var schedule = Notified();
        schedule.Accept(Before);
        schedule.Fix();

        var result = schedule.Publish(Setup.ServiceStartsOn.AddDays(days), []);

        Assert.Equal(isRefused ? InsurerScheduleErrors.StartPast(Setup.ServiceStartsOn) : null, result.Errors.SingleOrDefault());
        Assert.Equal(isRefused ? null : Setup.ServiceStartsOn, schedule.PublicStartOn);
    }

    [Fact]
    public void A_day_is_postponed_neither_to_one_that_has_come_nor_with_a_setup_that_has()
    {
        var schedule = Published();
        var day = Later.ServiceStartsOn;

        Assert.Equal([InsurerScheduleErrors.StartPast(day)], schedule.Postpone(Setup, day, "準備のため", true, true, day).Errors);
        Assert.Equal(
            [InsurerScheduleErrors.SetupPastForSecretariat(Later.StartsOn)], schedule.Postpone(Later, day, "準備のため", true, true, Later.StartsOn).Errors);
        Assert.Empty(schedule.Postpone(Setup, day, "準備のため", true, true, Later.StartsOn).Errors);
    }

    [Fact]
    public void A_wish_for_a_day_is_no_consent_to_another_setup()
    {
        var schedule = Published();
        schedule.WishChange("遅れます。", Later.ServiceStartsOn);

        Assert.Equal(
            [InsurerScheduleErrors.NotAgreed], schedule.Postpone(Later, Later.ServiceStartsOn, "準備のため", isAgreed: false, isSure: true, Before).Errors);
        Assert.Equal(Setup, schedule.Setup);
        Assert.Empty(schedule.Postpone(Later, Later.ServiceStartsOn, "準備のため", isAgreed: true, isSure: true, Before).Errors);
    }

    [Fact]
    public void A_completion_is_not_before_the_setup_and_goes_with_it()
    {
        var schedule = Published();

        Assert.Equal([InsurerScheduleErrors.CompletionBeforeSetup(First)], schedule.ReportCompletion(First.AddDays(-1), First).Errors);
        Assert.Empty(schedule.ReportCompletion(First, First).Errors);
        schedule.Postpone(Setup, Setup.ServiceStartsOn.AddDays(7), "準備のため", true, true, Before);
        Assert.Equal(First, schedule.CompletedOn);
        schedule.Postpone(Later, Later.ServiceStartsOn, "準備のため", true, true, Before);

        Assert.Null(schedule.CompletedOn);
    }

    [Fact]
    public void A_new_publication_does_not_carry_the_reason_of_an_old_withdrawal()
    {
        var schedule = Published();
        schedule.Withdraw("見直しのため");
        schedule.Redraft(Later);
        schedule.Notify(Before.AddDays(7), Before);
        schedule.Accept(Before);
        schedule.Fix();

        Assert.Empty(schedule.Publish(Before, ["013013"]).Errors);

        Assert.Null(schedule.PublicReason);
        Assert.Equal(["013013"], schedule.PublishedCodes);
    }

    private static InsurerSchedule Draft() => new() { InsurerId = Guid.CreateVersion7(), Setup = Setup };

    private static InsurerSchedule Notified()
    {
        var schedule = Draft();
        Assert.Empty(schedule.Notify(Before.AddDays(14), Before).Errors);
        return schedule;
    }

    private static InsurerSchedule Published()
    {
        var schedule = Notified();
        schedule.Accept(Before);
        schedule.Fix();
        Assert.Empty(schedule.Publish(Before, []).Errors);
        return schedule;
    }
}
